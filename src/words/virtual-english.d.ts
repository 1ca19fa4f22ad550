declare module 'virtual:english' {
  import type { CompiledMessage } from '@lingui/message-utils/compileMessage'

  /** The English words of the page as it opens, compiled by the build (scripts/vite/words.mjs). */
  export const messages: Readonly<Record<string, CompiledMessage>>
}

declare module 'virtual:english/*' {
  import type { CompiledMessage } from '@lingui/message-utils/compileMessage'

  /** The English words of a part that loads later, compiled by the build. */
  export const messages: Readonly<Record<string, CompiledMessage>>
}
