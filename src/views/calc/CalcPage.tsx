import { useEffect, useMemo, useRef, useState } from 'react'
import { readCalcAddress, writeCalcAddress } from '../../data/calc/address.ts'
import type { CalcInputs } from '../../data/calc/inputs.ts'
import { FIRST_INPUTS } from '../../data/calc/inputs.ts'
import { calcScenario, inputsOf } from '../../data/calc/scenario.ts'
import { atVenue } from '../../data/calc/venue.ts'
import { firstScreen } from '../../data/first-screen.ts'
import { reasonOf } from '../../data/reason.ts'
import { acrossScenario } from '../../data/scenario-across.ts'
import type { Lab, Scenario, Solved } from '../../store/lab.ts'
import { LabProvider } from '../../store/react.tsx'
import { useWords, WordsProvider } from '../../ui/words-context.tsx'
import { withCalcWords } from '../../words/calc-words.ts'
import type { Say } from '../../words/words.ts'
import { PageFrame } from '../page/PageFrame.tsx'
import type { PageProps } from '../page/pages.ts'
import { TypingProvider } from '../typing-context.tsx'
import styles from './Calc.module.css'
import { Calculator } from './Calculator.tsx'

/** What an address has led to. */
interface Opened {
  readonly scenario: Scenario
  readonly gives: Solved
  /** What in the address could not be used, in words. */
  readonly notices: readonly string[]
}

/** The calculator: one position under a venue's rules, what follows from it, and what would have to give for something else. */
export function CalcPage(props: PageProps) {
  const page = useWords()
  const say = useMemo(() => withCalcWords(page), [page])
  return (
    <WordsProvider say={say}>
      <TypingProvider>
        <Opening {...props} />
      </TypingProvider>
    </WordsProvider>
  )
}

function Opening(props: PageProps) {
  const { rest, keep, makeLab, rulebookFile, labHref } = props
  const say = useWords()
  const [lab, setLab] = useState<Lab | null>(null)
  const [opened, setOpened] = useState<Opened | null>(null)
  const [gives, setGives] = useState<Solved>('leverage')
  /** What the page has written into the address itself: that is shown already. */
  const written = useRef<string | null>(null)
  const made = useRef<Lab | null>(null)
  const tools = useRef({ makeLab, rulebookFile, say })
  tools.current = { makeLab, rulebookFile, say }

  useEffect(() => {
    if (rest === written.current) return
    written.current = rest
    let isWanted = true
    void openCalc(rest, tools.current).then((next) => {
      if (!isWanted) return
      if (made.current === null) {
        made.current = tools.current.makeLab(next.scenario)
        setLab(made.current)
      } else made.current.load(next.scenario)
      setGives(next.gives)
      setOpened(next)
    })
    return () => {
      isWanted = false
    }
  }, [rest])
  useEffect(
    () => () => {
      made.current?.destroy()
      made.current = null
      written.current = null
    },
    [],
  )

  /** The address follows what is committed, once that is another than what it led to. */
  const keepInputs = (scenario: Scenario, inputs: CalcInputs): void => {
    if (opened === null || (scenario === opened.scenario && inputs.gives === opened.gives)) return
    written.current = writeCalcAddress(inputs)
    keep(written.current)
  }

  return (
    <PageFrame place="calc" title={say('calc.title')} labHref={labHref}>
      {opened?.notices.map((text) => (
        <p key={text} role="alert" className={styles.notice}>
          ⚠ {text}
        </p>
      ))}
      {lab === null ? (
        <p>{say('calc.preparing')}</p>
      ) : (
        <LabProvider lab={lab}>
          <Calculator {...props} gives={gives} setGives={setGives} onCommitted={keepInputs} />
        </LabProvider>
      )}
    </PageFrame>
  )
}

/** The scenario of an address. Total: of what cannot be had or used something else stands, and is named. */
async function openCalc(
  rest: string,
  { rulebookFile, say }: Pick<PageProps, 'rulebookFile'> & { readonly say: Say },
): Promise<Opened> {
  const { inputs, problems } = readCalcAddress(rest)
  const notices = problems.map((problem) => say('calc.refused', { ...problem }))
  const rulebook = await rulebookFile(inputs.venue).catch((error: unknown) => {
    notices.push(say('calc.venueLost', { what: inputs.venue, reason: reasonOf(error, say) }))
    return firstScreen().rulebook
  })
  // Which contract a market has is the venue's to say; without a word of it, the reader's.
  const { kind } = atVenue(inputs, rulebook)
  const scenario = calcScenario({ ...inputs, kind }, rulebook)
  const [wrong] = acrossScenario(scenario)
  if (wrong === undefined) return { scenario, gives: inputs.gives, notices }
  notices.push(say('calc.refused', { ...wrong, field: wrong.field.replace(/^you\./, '') }))
  const { added } = FIRST_INPUTS
  const mended = calcScenario({ ...inputsOf(scenario, inputs.gives), added }, rulebook)
  return { scenario: mended, gives: inputs.gives, notices }
}
