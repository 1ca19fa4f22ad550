import type { ComponentType } from 'react'
import { createContext, useContext } from 'react'
import type { Keys } from '../../data/keys.ts'
import { pathOf } from '../../data/keys.ts'
import type { Shape } from '../../data/rulebook-shape.ts'
import type { Rulebook } from '../../store/lab.ts'
import type { Say } from '../../words/words.ts'
import type { Field } from './fields.ts'
import { FIELDS } from './fields.ts'
import type { Draft } from './use-draft.ts'
import { valueIn } from './use-draft.ts'

/** What every part of the form needs. */
export interface FormOf {
  readonly draft: Draft
  /** Where the numbers of a strategy come from that is newly chosen. */
  readonly venues: () => Promise<readonly Rulebook[]>
  /** Symbol of the market in view. */
  readonly symbol: string
  /** What shows a part of any shape; from here, because parts hold parts. */
  readonly Part: ComponentType<PartProps<Shape>>
}

const FormContext = createContext<FormOf | null>(null)
export const FormProvider = FormContext.Provider

/** The form around a part of it. Throws outside of one. */
export function useForm(): FormOf {
  const form = useContext(FormContext)
  if (form === null) throw new Error('useForm stands outside a form')
  return form
}

/** A part of the form: the way to it in the rulebook, and its name, which is the way without markets, places, strategies. */
export interface PartProps<S> {
  readonly shape: S
  readonly keys: Keys
  readonly name: string
  /** The strategy that the field belongs to. */
  readonly branch?: string
}

/** What stands there, what is wrong with it, and how to change it. */
export function usePart(keys: Keys) {
  const { draft } = useForm()
  const path = pathOf(keys)
  const problems = draft.read.kind === 'wrong' ? draft.read.problems : []
  return {
    value: valueIn(draft, keys),
    wrong: problems.find(({ field }) => field === path) ?? null,
    put: (part: unknown) => draft.put(keys, part),
  }
}

/** What is said of a field: of that strategy, or of every strategy of its family. */
export function fieldOf({ name, branch }: Pick<PartProps<unknown>, 'name' | 'branch'>): Field | undefined {
  if (branch === undefined) return FIELDS[name]
  const at = name.lastIndexOf('.')
  return FIELDS[`${name.slice(0, at)}.${branch}${name.slice(at)}`] ?? FIELDS[name]
}

/** The name of a field; one without words goes by its name in the file. */
export function labelOf(part: Pick<PartProps<unknown>, 'name' | 'branch'>, say: Say): string {
  const field = fieldOf(part)
  return field === undefined ? part.name.slice(part.name.lastIndexOf('.') + 1) : say(field.word)
}

/** The name of a choice; one without words goes by its name in the file. */
export function choiceOf(field: Field | undefined, choice: string, say: Say): string {
  // A message knows no hyphens in the names of its cases.
  return field?.choices === undefined ? choice : say(field.choices, { choice: choice.replaceAll('-', '') })
}
