declare module 'virtual:english' {
  import type { CompiledMessage } from '@lingui/message-utils/compileMessage'

  /** The English catalogue, compiled by the build (scripts/vite/words.mjs). */
  export const english: Readonly<Record<string, CompiledMessage>>
}
