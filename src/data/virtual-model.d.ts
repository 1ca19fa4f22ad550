declare module 'virtual:model' {
  import type { ModelText } from './model-text.ts'

  /** MODEL.md and the tests of its rules, read by the build (scripts/vite/model.mjs). */
  export const model: ModelText
}
