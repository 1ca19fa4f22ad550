import { useEffect, useMemo, useState } from 'react'
import { firstScreen } from '../../data/first-screen.ts'
import type { Lab, Rulebook } from '../../store/lab.ts'
import { useWords } from '../../ui/words-context.tsx'
import { closingStatements } from '../../viewmodel/sheet/closing.ts'
import { deleveragingStatements } from '../../viewmodel/sheet/deleveraging.ts'
import { currencyOf } from '../../viewmodel/sheet/figures.ts'
import { marginStatements } from '../../viewmodel/sheet/margin.ts'
import { payingSteps } from '../../viewmodel/sheet/paying.ts'
import type { Statement } from '../../viewmodel/sheet/statement.ts'
import { remarksBeside } from '../../viewmodel/sheet/statement.ts'
import type { PageProps } from '../page/pages.ts'
import { Changes } from './Changes.tsx'
import { Known, Simplified, Sources } from './Known.tsx'
import { MarginTables } from './MarginTables.tsx'
import { Part } from './Part.tsx'
import type { SheetPlace } from './place.ts'
import styles from './Rules.module.css'
import { StatementLine } from './StatementLine.tsx'
import { UnitsTable } from './UnitsTable.tsx'
import { useFigures } from './use-figures.ts'

interface Props extends Pick<PageProps, 'makeLab' | 'rulebookFile'> {
  readonly rulebook: Rulebook
  readonly place: SheetPlace
  readonly onPlace: (place: SheetPlace) => void
}

/** A rulebook as a page to read: what it requires, what happens when, who pays, and how well all of it is known. */
export function RuleSheet({ rulebook, place, onPlace, makeLab, rulebookFile }: Props) {
  const say = useWords()
  const figures = useFigures(currencyOf(rulebook))
  const lab = useOwnLab(makeLab)
  const said = useMemo(() => {
    const margin = marginStatements(rulebook, figures, say)
    const closing = closingStatements(rulebook, figures, say)
    const paying = payingSteps(rulebook, figures, say)
    const adl = deleveragingStatements(rulebook, figures, say)
    const leads = [TIERS, WATERFALL, UNITS]
    const all = [...margin, ...closing, ...paying, ...adl, ...leads]
    return { margin, closing, paying, adl, beside: remarksBeside(all, rulebook.remarks) }
  }, [rulebook, figures, say])
  const line = (statement: Statement, name?: string) => (
    <StatementLine
      key={statement.path}
      statement={statement}
      remarks={statement.path === '' ? null : (said.beside.get(statement.path) ?? [])}
      sources={rulebook.sources}
      {...(name === undefined ? {} : { name })}
    />
  )
  const tables = lab !== null && (
    <MarginTables lab={lab} rulebook={rulebook} place={place} onPlace={onPlace} />
  )
  return (
    <div className={styles.sheet}>
      <Changes rulebook={rulebook} rulebookFile={rulebookFile} />
      <Part title={say('rules.margin')}>
        {said.margin.map((statement) => line(statement))}
        {said.beside.has(TIERS.path) ? (
          <StatementLine
            statement={{ text: say('rules.tiersLead'), rules: [] }}
            remarks={said.beside.get(TIERS.path) ?? []}
            sources={rulebook.sources}
          >
            {tables}
          </StatementLine>
        ) : (
          tables
        )}
      </Part>
      <Part title={say('rules.when')}>{said.closing.map((statement) => line(statement))}</Part>
      <Part title={say('rules.pays')}>
        {line({ ...WATERFALL, text: say('rules.paysLead') })}
        <ol className={styles.stairs}>
          {said.paying.map((step) => (
            <li key={step.name}>{line(step, step.name)}</li>
          ))}
        </ol>
      </Part>
      <Part title={say('rules.adl')}>
        {said.adl.length === 0 ? <p>{say('rules.noAdl')}</p> : said.adl.map((statement) => line(statement))}
      </Part>
      {rulebook.units !== undefined && (
        <Part title={say('rules.units')}>
          {line({ ...UNITS, text: say('rules.unitsLead') })}
          <UnitsTable units={rulebook.units} />
        </Part>
      )}
      <Known rulebook={rulebook} />
      <Simplified rulebook={rulebook} />
      <Sources rulebook={rulebook} />
    </div>
  )
}

/** What remarks are about beside the sentences: the tables, the order of the layers, the units. */
const TIERS = { path: 'margin.tiers' }
const WATERFALL = { path: 'waterfall', rules: ['W1'] }
const UNITS = { path: 'units', rules: ['N4'] }

/** A lab of the page's own, which says what the engine makes of a margin model; null until it is made. */
function useOwnLab(makeLab: PageProps['makeLab']): Lab | null {
  const [lab, setLab] = useState<Lab | null>(null)
  useEffect(() => {
    const made = makeLab(firstScreen())
    setLab(made)
    return () => made.destroy()
  }, [makeLab])
  return lab
}
