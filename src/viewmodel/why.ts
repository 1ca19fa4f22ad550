import type { SymbolWord, Term, Unit } from '../engine/explain.ts'
import type { Format } from './format.ts'

/** A formula ready for MathML: what each piece is and how it is printed. */
export type MathNode =
  | { readonly tag: 'mi' | 'mn' | 'mo'; readonly text: string }
  | { readonly tag: 'mrow' | 'mfrac' | 'msqrt'; readonly children: readonly MathNode[] }

const ORDER = { '+': 1, '−': 1, '·': 2, '/': 3 } as const

/** A number in its unit, as formulas print it. */
export function inUnit(value: number | null, unit: Unit, format: Format): string {
  switch (unit) {
    case 'price':
      return format.price(value)
    case 'money':
      return format.money(value)
    case 'quote':
      return format.notional(value)
    case 'count':
      return format.count(value)
    case 'percent':
      return format.percent(value, 2)
    case 'size':
      return format.size(value)
    case 'ratio':
      return format.plain(value, 4)
  }
}

/** The formula with its symbols, or with the values that stood in it; `wordOf` gives the symbols that are words. */
export function mathOf(
  term: Term,
  withValues: boolean,
  format: Format,
  wordOf: (word: SymbolWord) => string,
): MathNode {
  const inner = (part: Term): MathNode => mathOf(part, withValues, format, wordOf)
  switch (term.op) {
    case 'symbol':
      return withValues
        ? { tag: 'mn', text: inUnit(term.value, term.unit, format) }
        : { tag: 'mi', text: term.word === undefined ? term.name : wordOf(term.word) }
    case 'number':
      return { tag: 'mn', text: `${term.value}`.replace('-', '−') }
    case '/':
      return { tag: 'mfrac', children: term.args.map(inner) }
    case 'sqrt':
      return { tag: 'msqrt', children: term.args.map(inner) }
    case 'max':
    case 'min':
    case 'abs':
      return row([
        { tag: 'mi', text: term.op },
        { tag: 'mo', text: '(' },
        ...joined(term.args.map(inner), ','),
        { tag: 'mo', text: ')' },
      ])
    case 'sum':
      return row([
        { tag: 'mo', text: 'Σ' },
        orderOf(term.of) === ORDER['+'] ? inBrackets(inner(term.of)) : inner(term.of),
      ])
    default:
      return row(
        joined(
          term.args.map((part, i) => bracketed(part, i, term.op, inner(part))),
          term.op,
        ),
      )
  }
}

/** How strongly the operator of a term binds; what is no operator binds most. */
function orderOf({ op }: Term): number {
  return op in ORDER ? ORDER[op as keyof typeof ORDER] : 9 // the operators of ORDER only
}

/** In brackets: a sum in a product, a sum or difference that is taken away, a negative number behind an operator. */
function bracketed(part: Term, place: number, outer: keyof typeof ORDER, node: MathNode): MathNode {
  const order = orderOf(part)
  const isSubtracted = outer === '−' && place > 0 && order === ORDER['−']
  const isNegative = place > 0 && 'text' in node && node.text.startsWith('−')
  return order < ORDER[outer] || isSubtracted || isNegative ? inBrackets(node) : node
}

function inBrackets(node: MathNode): MathNode {
  return row([{ tag: 'mo', text: '(' }, node, { tag: 'mo', text: ')' }])
}

function row(children: readonly MathNode[]): MathNode {
  return { tag: 'mrow', children }
}

function joined(nodes: readonly MathNode[], by: string): MathNode[] {
  return nodes.flatMap((node, i) => (i === 0 ? [node] : [{ tag: 'mo' as const, text: by }, node]))
}
