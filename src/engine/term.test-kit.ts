import type { Term } from './explain.ts'

/** What a formula gives with the values that stand in it. */
export function evaluate(term: Term): number {
  switch (term.op) {
    case 'symbol':
    case 'number':
      return term.value
    case 'sum':
      return evaluate(term.of)
    case 'sqrt':
      return Math.sqrt(evaluate(term.args[0]))
    case 'abs':
      return Math.abs(evaluate(term.args[0]))
    case 'max':
      return Math.max(...term.args.map(evaluate))
    case 'min':
      return Math.min(...term.args.map(evaluate))
    default: {
      const [first, ...others] = term.args.map(evaluate)
      return others.reduce((result, value) => {
        if (term.op === '+') return result + value
        if (term.op === '−') return result - value
        return term.op === '·' ? result * value : result / value
      }, first)
    }
  }
}

/** The values that stand in a formula. */
export function valuesIn(term: Term): readonly number[] {
  if (term.op === 'symbol' || term.op === 'number') return [term.value]
  return term.op === 'sum' ? valuesIn(term.of) : term.args.flatMap(valuesIn)
}

/**
 * How far a formula may be from the number it explains: 1e-9 of the number, or, where it only adds and takes away, of the
 * largest of its terms, since their difference can be no sharper.
 */
export function tolerance(term: Term, value: number): number {
  const isSum =
    (term.op === '+' || term.op === '−') && term.args.every(({ op }) => op === 'symbol' || op === '+')
  const terms = isSum ? valuesIn(term).map(Math.abs) : []
  return 1e-9 * Math.max(1e-3, Math.abs(value), ...terms)
}

/** A formula in one line, for a message. */
export function written(term: Term): string {
  switch (term.op) {
    case 'symbol':
      return `${term.name}=${term.value}`
    case 'number':
      return `${term.value}`
    case 'sum':
      return `Σ ${written(term.of)}`
    case 'sqrt':
    case 'abs':
    case 'max':
    case 'min':
      return `${term.op}(${term.args.map(written).join(', ')})`
    default:
      return `(${term.args.map(written).join(` ${term.op} `)})`
  }
}
