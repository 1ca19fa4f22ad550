import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

/** An element of a drawn chart: its tag, its attributes and the text in it. */
export interface Mark {
  readonly tag: string
  readonly at: Readonly<Record<string, string>>
  readonly text: string
}

/** Draws without a browser. */
export function drawn(chart: ReactElement): readonly Mark[] {
  const marks: Mark[] = []
  for (const [, tag = '', attributes = '', text = ''] of renderToStaticMarkup(chart).matchAll(
    /<([a-zA-Z]+)((?:\s[^<>]*)?)\/?>([^<]*)/g,
  ))
    marks.push({
      tag,
      at: Object.fromEntries(
        [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
      ),
      text: unescaped(text),
    })
  return marks
}

const unescaped = (text: string): string =>
  text.replace(/&(#x27|quot|lt|gt|amp);/g, (_, name: string) =>
    name === '#x27' ? "'" : name === 'quot' ? '"' : name === 'lt' ? '<' : name === 'gt' ? '>' : '&',
  )

/** The marks of one tag whose class is that of the style sheet. */
export function marksOf(marks: readonly Mark[], tag: string, style?: string): readonly Mark[] {
  return marks.filter(
    (mark) => mark.tag === tag && (style === undefined || (mark.at.class ?? '').split('_').includes(style)),
  )
}

/** Every number that stands in an attribute of geometry. */
export function geometry(marks: readonly Mark[]): readonly { readonly mark: Mark; readonly value: string }[] {
  const names = [
    'x',
    'y',
    'x1',
    'x2',
    'y1',
    'y2',
    'width',
    'height',
    'd',
    'points',
    'stroke-width',
    'viewBox',
  ]
  return marks.flatMap((mark) =>
    names.flatMap((name) => (mark.at[name] === undefined ? [] : [{ mark, value: mark.at[name] }])),
  )
}

/** The points of a path, from its absolute and relative commands M, L, H, V, h, v and z. */
export function pointsOf(d: string): readonly (readonly [number, number])[] {
  const points: (readonly [number, number])[] = []
  let x = 0
  let y = 0
  for (const [, command = '', rest = ''] of d.matchAll(/([MLHVhvz])([^MLHVhvz]*)/g)) {
    const numbers = [...rest.matchAll(/-?\d*\.?\d+(?:e-?\d+)?/g)].map(Number)
    if (command === 'M' || command === 'L')
      for (let i = 0; i + 1 < numbers.length; i += 2) {
        x = numbers[i] ?? 0
        y = numbers[i + 1] ?? 0
        points.push([x, y])
      }
    else if (command !== 'z')
      for (const number of numbers) {
        if (command === 'h') x += number
        if (command === 'v') y += number
        if (command === 'H') x = number
        if (command === 'V') y = number
        points.push([x, y])
      }
  }
  return points
}
