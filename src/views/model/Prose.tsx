import type { ReactNode } from 'react'
import { Fragment } from 'react'
import type { Block, Inline } from '../../data/model-text.ts'
import { modelText } from '../../data/model-text.ts'
import { ScrollRegion } from '../../ui/ScrollRegion.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { anchorHref } from './anchor.ts'
import styles from './Prose.module.css'

const RULES: ReadonlySet<string> = new Set(
  modelText.sections.flatMap(({ rules }) => rules.map(({ id }) => id)),
)
/** A word that may be the number of a rule; an index, as in m_t or c_(t−1); a power. */
const MARKED = /\b([A-Z]\d\d?)\b|(?<=\p{L})_(\([^)]*\)|[\p{L}\p{N}]+)|(?<=[\p{L}\p{N})])\^(−?[\p{L}\p{N}]+)/gu

/** Blocks of MODEL.md, set. `of` is the rule or section that they belong to, for the names of what scrolls. */
export function Prose({ blocks, of }: { readonly blocks: readonly Block[]; readonly of: string }) {
  return inTurn(blocks, (block, key) => <One key={key} block={block} of={of} />)
}

function One({ block, of }: { readonly block: Block; readonly of: string }) {
  const say = useWords()
  switch (block.kind) {
    case 'paragraph':
      return <p>{lineOf(block.inlines)}</p>
    case 'note':
      return <p className={styles.note}>{lineOf(block.inlines)}</p>
    case 'code':
      return (
        <ScrollRegion label={say('model.formula', { id: of })} className={styles.code}>
          <pre>{textOf(block.text)}</pre>
        </ScrollRegion>
      )
    case 'list': {
      const List = block.isOrdered ? 'ol' : 'ul'
      return (
        <List>
          {inTurn(block.items, (item, key) => (
            <li key={key}>{lineOf(item)}</li>
          ))}
        </List>
      )
    }
    case 'table':
      return (
        <ScrollRegion label={say('model.table', { id: of })} className={styles.table}>
          <table>
            <thead>
              <tr>
                {inTurn(block.head, (cell, key) => (
                  <th key={key} scope="col">
                    {lineOf(cell)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {inTurn(block.rows, (row, key) => (
                <tr key={key}>
                  {inTurn(row, (cell, at) => (
                    <td key={at}>{lineOf(cell)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )
  }
}

/** Draws each in its turn; what stands in a text that never changes is known by its place. */
function inTurn<T>(list: readonly T[], draw: (one: T, key: string) => ReactNode): ReactNode {
  return list.map((one, i) => draw(one, `${i}`))
}

/** A line of MODEL.md, with its emphasis and links; numbers of rules lead to them. */
function lineOf(inlines: readonly Inline[]): ReactNode {
  return inTurn(inlines, (inline, key) => <Fragment key={key}>{pieceOf(inline)}</Fragment>)
}

function pieceOf(inline: Inline): ReactNode {
  if (typeof inline === 'string') return textOf(inline)
  switch (inline.kind) {
    case 'code':
      return <code>{inline.text}</code>
    case 'strong':
      return <strong>{lineOf(inline.inlines)}</strong>
    case 'emphasis':
      return <em>{lineOf(inline.inlines)}</em>
    case 'link':
      return <a href={inline.href.replace(/^#/, anchorHref(''))}>{lineOf(inline.inlines)}</a>
  }
}

/** Plain text with indices and powers set as such, and numbers of rules as links. */
function textOf(text: string): ReactNode {
  const pieces: ReactNode[] = []
  let from = 0
  for (const match of text.matchAll(MARKED)) {
    const [whole, rule, index, power] = match
    if (rule !== undefined && !RULES.has(rule)) continue
    pieces.push(text.slice(from, match.index))
    from = match.index + whole.length
    if (rule !== undefined) pieces.push(<a href={anchorHref(rule)}>{rule}</a>)
    else if (index !== undefined) pieces.push(<sub>{index.replace(/^\(|\)$/g, '')}</sub>)
    else pieces.push(<sup>{power}</sup>)
  }
  return inTurn([...pieces, text.slice(from)], (piece, key) => <Fragment key={key}>{piece}</Fragment>)
}
