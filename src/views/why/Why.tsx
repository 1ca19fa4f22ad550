import type { ReactElement } from 'react'
import { createElement, useMemo, useState } from 'react'
import type { Explainable, Explanation, SymbolWord } from '../../store/lab.ts'
import { shownScenario, useLab, useLabState } from '../../store/react.tsx'
import { useWords, WordsProvider } from '../../ui/words-context.tsx'
import { nameOf } from '../../viewmodel/names.ts'
import type { MathNode } from '../../viewmodel/why.ts'
import { inUnit, mathOf } from '../../viewmodel/why.ts'
import { withExplainedWords } from '../../words/explained-words.ts'
import type { WordId } from '../../words/words.ts'
import { Sheet } from '../Sheet.tsx'
import { useAnswer } from '../use-answer.ts'
import { useFormat } from '../use-format.ts'
import { Counted } from './Counted.tsx'
import styles from './Why.module.css'

const DIFFERENCES: Partial<Record<Explainable, readonly WordId[]>> = {
  liquidationPrice: [
    'why.other.tiers',
    'why.other.mark',
    'why.other.fees',
    'why.other.cross',
    'why.other.rounding',
  ],
  bankruptcyPrice: ['why.other.cross', 'why.other.rounding'],
  maintenanceMargin: ['why.other.tiers', 'why.other.fees'],
  equity: ['why.other.mark'],
  toLiquidation: ['why.other.mark', 'why.other.cross'],
  adlScore: ['why.other.score'],
  queuePlace: ['why.other.score'],
}

interface Props {
  readonly what: Explainable
  readonly onClose: () => void
}

/** Why a number is what it is: formula, its own values, rule, source, and why another venue says otherwise. */
export function Why(props: Props) {
  const page = useWords()
  const say = useMemo(() => withExplainedWords(page), [page])
  return (
    <WordsProvider say={say}>
      <Answers {...props} />
    </WordsProvider>
  )
}

function Answers({ what: first, onClose }: Props) {
  const lab = useLab()
  const say = useWords()
  // From here on the reader goes from number to number.
  const [what, setWhat] = useState(first)
  const answered = useAnswer(what, lab.explain)
  if (answered === null) return null
  return (
    <Sheet title={say('why.title', { what: say(`why.${answered.of}`) })} onClose={onClose}>
      {answered.found === null ? (
        <p role="alert">⚠ {say('app.notHad')}</p>
      ) : (
        <Explained explanation={answered.found} onWhy={setWhat} />
      )}
    </Sheet>
  )
}

interface ExplainedProps {
  readonly explanation: Explanation
  readonly onWhy: (what: Explainable) => void
}

function Explained({ explanation, onWhy }: ExplainedProps) {
  const say = useWords()
  const format = useFormat()
  const scenario = useLabState(shownScenario)
  const { rulebook } = scenario
  const { what, value, unit, formula, rule, reason, parts, beside, units, printed } = explanation
  const sources = rulebook.sources.filter(({ key }) => explanation.sources.includes(key))
  const remarks = rulebook.remarks.filter(({ path }) => explanation.remarks.includes(path))
  const wordOf = (word: SymbolWord): string => say(`why.symbol.${word}`)
  return (
    <>
      <p className={styles.value} data-testid="why-value">
        {value === null ? say('why.none') : inUnit(value, unit, format)}
      </p>
      {units !== null && <Counted units={units} printed={printed} unit={unit} />}
      {reason !== null && <p className={styles.rule}>{say(`why.reason.${reason}`)}</p>}
      <div className={styles.formula}>
        {math(mathOf(formula, false, format, wordOf))}
        {math({
          tag: 'mrow',
          children: [{ tag: 'mo', text: '=' }, mathOf(formula, true, format, wordOf)],
        })}
      </div>
      {parts.length > 0 && (
        <div>
          <h3>{say('why.parts')}</h3>
          <dl className={styles.parts}>
            {parts.map((part) => (
              <div key={part.row ?? 'others'}>
                <dt>{part.row === null ? say('why.others') : nameOf(scenario, part.row, part.side, say)}</dt>
                <dd>{inUnit(part.value, unit, format)}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
      {beside.length > 0 && (
        <div>
          <h3>{say('why.beside')}</h3>
          <dl className={styles.parts}>
            {beside.map((other) => (
              <div key={other.what}>
                <dt>
                  <button type="button" onClick={() => onWhy(other.what)}>
                    {say(`why.${other.what}`)}
                  </button>
                </dt>
                <dd>{inUnit(other.value, other.unit, format)}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
      <p className={styles.rule}>
        <a href={`#/model/${rule}`}>{say('why.rule', { rule })}</a>
      </p>
      {remarks.map((remark) => (
        <p key={remark.path} className={styles.rule}>
          <b>{say('app.evidence', { evidence: remark.evidence })}</b> {remark.says}
        </p>
      ))}
      {sources.length > 0 && (
        <div>
          <h3>{say('why.sources')}</h3>
          <ul className={styles.sources}>
            {sources.map((source) => (
              <li key={source.key}>
                {source.url === undefined ? (
                  source.text
                ) : (
                  <a href={source.url} rel="noreferrer">
                    {source.text}
                  </a>
                )}{' '}
                ({say('why.read', { date: source.read })})
              </li>
            ))}
          </ul>
        </div>
      )}
      {DIFFERENCES[what] !== undefined && (
        <details>
          <summary>{say('why.other')}</summary>
          <ul className={styles.sources}>
            {DIFFERENCES[what].map((id) => (
              <li key={id}>{say(id, { date: rulebook.dated })}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** MathML is made by name, because the types of React do not know its elements. */
function math(node: MathNode): ReactElement {
  return createElement('math', { display: 'block' }, draw(node, '0'))
}

function draw(node: MathNode, key: string): ReactElement {
  if (!('children' in node)) return createElement(node.tag, { key }, node.text)
  return createElement(node.tag, { key }, ...node.children.map((child, i) => draw(child, `${key}${i}`)))
}
