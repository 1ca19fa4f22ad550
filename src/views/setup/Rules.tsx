import { setAdlPrice, setAllocation, setFund, setVault } from '../../store/edits.ts'
import { shownScenario, useLab, useLabState } from '../../store/react.tsx'
import { Slider } from '../../ui/Slider.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { Evidence } from '../Evidence.tsx'
import { useEditor } from '../rules-editor/editor-context.tsx'
import { useCeiling } from '../use-ceiling.ts'
import { useFormat } from '../use-format.ts'
import { useSlide } from '../use-slide.ts'
import { Group } from './Group.tsx'
import styles from './Setup.module.css'

const ALLOCATIONS = ['contractProRata', 'rankQueue'] as const
const PRICES = ['bankruptcy', 'mark', 'previousMark', 'oracle'] as const
const PRICE_WORDS = {
  bankruptcy: 'setup.priceBankruptcy',
  mark: 'setup.priceMark',
  previousMark: 'setup.pricePreviousMark',
  oracle: 'setup.priceOracle',
} as const

/** The reserves and the rules that people vary most; all of them are in the rulebook. */
export function Rules() {
  const lab = useLab()
  const say = useWords()
  const format = useFormat()
  const rulebook = useLabState((state) => shownScenario(state).rulebook)
  const reserves = useLabState((state) => shownScenario(state).reserves)
  const ceiling = useCeiling()
  const slide = useSlide()
  const editor = useEditor()
  const hasVault = rulebook.waterfall.some(({ layer }) => layer === 'vault')
  const hasFund = rulebook.waterfall.some(({ layer }) => layer === 'fund')
  return (
    <Group
      title={say('setup.rules')}
      aside={
        <button type="button" className={styles.aside} onClick={editor.open}>
          {say('setup.editRules')}
        </button>
      }
      more={
        <>
          <label className={styles.line}>
            <span>{say('setup.adlPrice')}</span>
            <select
              value={rulebook.adl.price}
              onChange={(event) =>
                lab.commit(setAdlPrice(PRICES.find((price) => price === event.target.value) ?? 'bankruptcy'))
              }
            >
              {PRICES.map((price) => (
                <option key={price} value={price}>
                  {say(PRICE_WORDS[price])}
                </option>
              ))}
            </select>
          </label>
          <details className={styles.remarks}>
            <summary>{say('setup.remarks')}</summary>
            <ul>
              {rulebook.remarks.map((remark) => (
                <li key={remark.path}>
                  <b>{say('app.evidence', { evidence: remark.evidence })}</b> {remark.says}
                </li>
              ))}
            </ul>
          </details>
        </>
      }
    >
      {hasFund && (
        <Slider
          label={say('setup.fund')}
          value={reserves.fund}
          min={0}
          max={ceiling}
          show={format.money}
          ink="fund"
          {...slide(setFund)}
        />
      )}
      {hasVault && (
        <Slider
          label={say('setup.vault')}
          value={reserves.vault}
          min={0}
          max={ceiling}
          show={format.money}
          {...slide(setVault)}
        />
      )}
      <p className={styles.line}>
        <span>{say('setup.allocation')}</span>
        <Evidence path="adl.allocation" />
      </p>
      <div className={styles.chips} role="group" aria-label={say('setup.allocation')}>
        {ALLOCATIONS.map((allocation) => (
          <button
            key={allocation}
            type="button"
            className={styles.chip}
            aria-pressed={rulebook.adl.allocation === allocation}
            onClick={() => lab.commit(setAllocation(allocation))}
          >
            {say(`setup.${allocation}`)}
          </button>
        ))}
      </div>
    </Group>
  )
}
