import { useCallback, useMemo, useState } from 'react'
import { pngOf, svgOf } from '../../data/export/picture.ts'
import { save } from '../../data/export/save.ts'
import type { DataTable } from '../../data/export/tables.ts'
import { toCsv, toJson } from '../../data/export/tables.ts'
import { useLab, useLabState } from '../../store/react.tsx'
import { useWords, WordsProvider } from '../../ui/words-context.tsx'
import { withSheetWords } from '../../words/sheet-words.ts'
import { SaveScenario } from '../SaveScenario.tsx'
import { Sheet } from '../Sheet.tsx'
import { useAnswer } from '../use-answer.ts'
import styles from './Data.module.css'
import type { Figure } from './figures.ts'
import { FIGURES, FIRST } from './figures.ts'
import { Rows } from './Rows.tsx'

interface Props {
  readonly onClose: () => void
}

/** Everything on the screen as a table, to read here or to take away; every chart as a picture. */
export function DataSheet({ onClose }: Props) {
  const page = useWords()
  const say = useMemo(() => withSheetWords(page), [page])
  return (
    <WordsProvider say={say}>
      <Tables onClose={onClose} />
    </WordsProvider>
  )
}

function Tables({ onClose }: Props) {
  const lab = useLab()
  const say = useWords()
  const [figure, setFigure] = useState(FIRST)
  const answered = useAnswer(
    figure,
    useCallback((of: Figure) => of.table(lab), [lab]),
  )
  return (
    <Sheet title={say('data.title')} onClose={onClose} isWide>
      <label className={styles.choice}>
        {say('data.which')}
        <select
          value={figure.id}
          onChange={(event) => setFigure(FIGURES.find(({ id }) => id === event.target.value) ?? FIRST)}
        >
          {FIGURES.map((one) => (
            <option key={one.id} value={one.id}>
              {say(one.title)}
            </option>
          ))}
        </select>
      </label>
      {answered?.of === figure ? (
        <Collected figure={figure} table={answered.found} />
      ) : (
        <p>{say('data.loading')}</p>
      )}
      <p className={styles.takers}>
        <SaveScenario />
        <span className={styles.muted}>{say('data.scenarioHint')}</span>
      </p>
    </Sheet>
  )
}

/** What was collected, to take away and to read, or that it could not be had. */
function Collected({ figure, table }: { readonly figure: Figure; readonly table: DataTable | null }) {
  const say = useWords()
  if (table === null) return <p role="alert">⚠ {say('app.notHad')}</p>
  return (
    <>
      <Takers figure={figure} table={table} />
      <Rows table={table} />
    </>
  )
}

/** The buttons that make files. */
function Takers({ figure, table }: { readonly figure: Figure; readonly table: DataTable }) {
  const say = useWords()
  const scenario = useLabState((state) => state.scenario.id)
  const name = `${scenario}-${figure.id}`
  const node = figure.picture === null ? null : document.querySelector(`[data-figure="${figure.picture}"]`)
  const [isRefused, setRefused] = useState(false)
  return (
    <p className={styles.takers}>
      <button type="button" onClick={() => save(`${name}.csv`, 'text/csv', toCsv(table))}>
        CSV
      </button>
      <button type="button" onClick={() => save(`${name}.json`, 'application/json', toJson(table))}>
        JSON
      </button>
      {node !== null && (
        <>
          <button type="button" onClick={() => save(`${name}.svg`, 'image/svg+xml', svgOf(node))}>
            SVG
          </button>
          <button
            type="button"
            onClick={() =>
              void pngOf(node).then(
                (picture) => save(`${name}.png`, 'image/png', picture),
                () => setRefused(true),
              )
            }
          >
            PNG
          </button>
        </>
      )}
      {isRefused && <span role="alert">⚠ {say('data.noPicture')}</span>}
    </p>
  )
}
