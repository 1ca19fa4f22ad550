import { model } from 'virtual:model'

/** A piece of a line of MODEL.md. */
export type Inline =
  | string
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly inlines: readonly Inline[] }

/** A block of MODEL.md. A `note` says where a rule comes from, or that it is ours. */
export type Block =
  | { readonly kind: 'paragraph' | 'note'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | {
      readonly kind: 'table'
      readonly head: readonly (readonly Inline[])[]
      readonly rows: readonly (readonly (readonly Inline[])[])[]
    }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly Inline[])[] }

/** A test that proves a rule: its title, and its file below `src/`. */
export interface Proof {
  readonly title: string
  readonly file: string
}

/** A rule, such as T2. */
export interface ModelRule {
  readonly id: string
  readonly title: string
  readonly blocks: readonly Block[]
  readonly proofs: readonly Proof[]
}

/** A section, which is a family of rules or stands for itself. `id` is its anchor. */
export interface Section {
  readonly id: string
  readonly title: string
  readonly blocks: readonly Block[]
  readonly rules: readonly ModelRule[]
}

export interface ModelText {
  readonly preface: readonly Block[]
  readonly sections: readonly Section[]
}

/** MODEL.md, and the tests that prove its rules, as they were when the page was built. */
export const modelText: ModelText = model

/** The words of a line without its marks: to search in and to compare. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) =>
      typeof inline === 'string' ? inline : 'text' in inline ? inline.text : plainText(inline.inlines),
    )
    .join('')
}
