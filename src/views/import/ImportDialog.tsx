import { useMemo, useState } from 'react'
import type { Screen } from '../../data/import/market-plan.ts'
import type { LabState, Scenario } from '../../store/lab.ts'
import { useLab } from '../../store/react.tsx'
import { useWords, WordsProvider } from '../../ui/words-context.tsx'
import { withImportWords } from '../../words/import-words.ts'
import { Sheet } from '../Sheet.tsx'
import { Footer } from './Footer.tsx'
import { Saved } from './Saved.tsx'
import { Source } from './Source.tsx'
import { Table } from './Table.tsx'
import { useImport } from './use-import.ts'

interface Props {
  readonly onClose: () => void
}

/** Accounts from a file, or a saved scenario: all steps in view at once, nothing done before it is accepted. */
export function ImportDialog({ onClose }: Props) {
  const page = useWords()
  const say = useMemo(() => withImportWords(page), [page])
  return (
    <WordsProvider say={say}>
      <Dialog onClose={onClose} />
    </WordsProvider>
  )
}

function Dialog({ onClose }: Props) {
  const lab = useLab()
  const say = useWords()
  // The world cannot change behind a modal dialog.
  const [scenario] = useState(() => lab.store.getState().scenario)
  const [screen] = useState(() => screenOf(lab.store.getState()))
  const importing = useImport(screen)
  const { content, options, name } = importing
  const accept = (next: Scenario): void => {
    lab.load(next)
    onClose()
  }
  return (
    <Sheet title={say('import.title')} onClose={onClose} isWide isHeld={name !== null}>
      <Source importing={importing} />
      {content?.kind === 'table' && options !== null ? (
        <Table
          // Another file is another question: nothing ticked for the last one holds.
          key={name}
          importing={importing}
          grid={content.grid}
          options={options}
          scenario={scenario}
          onAccept={accept}
          onClose={onClose}
        />
      ) : content?.kind === 'scenario' ? (
        <Saved data={content.data} onAccept={accept} onClose={onClose} />
      ) : (
        <Footer
          label={say('import.accept', { accounts: 0 })}
          obstacle={null}
          onAccept={null}
          onClose={onClose}
        />
      )}
    </Sheet>
  )
}

/** Markets and prices as they stand; of the market in view the mark of the newest frame. */
function screenOf({ scenario, frame, market }: LabState): Screen {
  const prices = Object.fromEntries(scenario.markets.map(({ symbol, price }) => [symbol, price]))
  const inView = scenario.markets[market]
  const mark = frame?.values.markPrice
  if (inView !== undefined && typeof mark === 'number') prices[inView.symbol] = mark
  return { markets: scenario.markets, prices }
}
