declare module 'virtual:english' {
  import type { CompiledMessage } from '@lingui/message-utils/compileMessage'

  /** The English words of the page as it opens, compiled by the build (scripts/vite/words.mjs). */
  export const messages: Readonly<Record<string, CompiledMessage>>
}

declare module 'virtual:english/calc' {
  import type { CompiledMessage } from '@lingui/message-utils/compileMessage'

  /** The English words of the calculator, compiled by the build. */
declare module 'virtual:english/compare' {
  import type { CompiledMessage } from '@lingui/message-utils/compileMessage'

  /** The English words of the comparison, compiled by the build. */
  export const messages: Readonly<Record<string, CompiledMessage>>
}

declare module 'virtual:english/import' {
  import type { CompiledMessage } from '@lingui/message-utils/compileMessage'

  /** The English words of the import dialog, compiled by the build. */
  export const messages: Readonly<Record<string, CompiledMessage>>
}

declare module 'virtual:english/live' {
  import type { CompiledMessage } from '@lingui/message-utils/compileMessage'

  /** The English words of the live data panel, compiled by the build. */
declare module 'virtual:english/model' {
  import type { CompiledMessage } from '@lingui/message-utils/compileMessage'

  /** The English words of the page about the model, compiled by the build. */
  export const messages: Readonly<Record<string, CompiledMessage>>
}

declare module 'virtual:english/rules' {
  import type { CompiledMessage } from '@lingui/message-utils/compileMessage'

  /** The English words of the pages about rulebooks, compiled by the build. */
  export const messages: Readonly<Record<string, CompiledMessage>>
}
