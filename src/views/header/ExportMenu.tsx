import { pngOf, svgOf } from '../../data/export/picture.ts'
import { save } from '../../data/export/save.ts'
import { journalTable, toCsv, toJson, worldTable } from '../../data/export/tables.ts'
import { useLab, useLabState } from '../../store/react.tsx'
import { useWords } from '../../ui/words-context.tsx'
import type { WordId } from '../../words/words.ts'
import styles from './Header.module.css'

/** Everything that can be taken away: accounts, journal, the ladder's data, the waterline as a picture. */
export function ExportMenu() {
  const lab = useLab()
  const say = useWords()
  const id = useLabState((state) => state.scenario.id)
  const stage = (): SVGSVGElement | null => document.querySelector<SVGSVGElement>('[data-testid="stage"] svg')
  const ladder = () => {
    const { frame, scenario, market } = lab.store.getState()
    const [low, high] = scenario.markets[market]?.range ?? [0, 1]
    const bins = frame?.ladder.longOpen.length ?? 0
    const price = Float64Array.from({ length: bins }, (_, i) => low + ((high - low) * (i + 0.5)) / bins)
    const { length: _length, ...columns } = frame?.ladder ?? { length: 0 }
    return { price, ...columns }
  }
  const items: readonly (readonly [WordId, () => Promise<void>])[] = [
    [
      'app.exportWorldCsv',
      async () => save(`${id}-accounts.csv`, 'text/csv', toCsv(worldTable(await lab.world()))),
    ],
    [
      'app.exportWorldJson',
      async () => save(`${id}-accounts.json`, 'application/json', toJson(worldTable(await lab.world()))),
    ],
    [
      'app.exportJournalCsv',
      async () => save(`${id}-journal.csv`, 'text/csv', toCsv(journalTable(await lab.journal()))),
    ],
    [
      'app.exportJournalJson',
      async () => save(`${id}-journal.json`, 'application/json', toJson(journalTable(await lab.journal()))),
    ],
    ['app.exportLadderCsv', async () => save(`${id}-ladder.csv`, 'text/csv', toCsv(ladder()))],
    [
      'app.exportSvg',
      async () => withPicture(stage(), async (svg) => save(`${id}.svg`, 'image/svg+xml', svgOf(svg))),
    ],
    [
      'app.exportPng',
      async () => withPicture(stage(), async (svg) => save(`${id}.png`, 'image/png', await pngOf(svg))),
    ],
  ]
  return (
    <details className={styles.menu}>
      <summary>{say('app.export')}</summary>
      <ul className={styles.drop}>
        {items.map(([label, take]) => (
          <li key={label}>
            <button type="button" onClick={() => void take()}>
              {say(label)}
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}

async function withPicture(
  svg: SVGSVGElement | null,
  use: (svg: SVGSVGElement) => Promise<void>,
): Promise<void> {
  if (svg !== null) await use(svg)
}
