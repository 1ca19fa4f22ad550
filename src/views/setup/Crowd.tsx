import { addCrowd, isSameMix, setCrowd, setLeverageMix } from '../../store/edits.ts'
import { shownScenario, useLab, useLabState } from '../../store/react.tsx'
import { Slider } from '../../ui/Slider.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { defaultCrowd } from '../default-crowd.ts'
import { useFormat } from '../use-format.ts'
import { useSlide } from '../use-slide.ts'
import { Group } from './Group.tsx'
import { LeverageMix } from './LeverageMix.tsx'
import styles from './Setup.module.css'

/** Who stands in the market: how many, how levered, on which side. */
export function Crowd() {
  const lab = useLab()
  const say = useWords()
  const format = useFormat()
  const crowd = useLabState((state) => shownScenario(state).crowd)
  const named = useLabState((state) => shownScenario(state).accounts.length)
  const profiles = useLabState((state) => state.tables?.profiles)
  const slide = useSlide()
  if (crowd === null)
    return (
      <Group title={say('setup.crowd')} isFirst more={null}>
        <p className={styles.hint}>
          {named === 0 ? say('setup.noCrowd') : say('setup.namedOnly', { accounts: named })}
        </p>
        <button
          type="button"
          className={styles.chip}
          disabled={profiles === undefined}
          onClick={() =>
            profiles !== undefined &&
            lab.commit((scenario) => addCrowd(defaultCrowd(scenario, profiles.balanced))(scenario))
          }
        >
          {say('setup.addCrowd')}
        </button>
      </Group>
    )
  return (
    <Group
      title={say('setup.crowd')}
      isFirst
      more={
        <Slider
          label={say('setup.longShare')}
          value={crowd.longShare}
          min={0}
          max={1}
          step={0.01}
          show={(v) => format.percent(v, 0)}
          isShare
          ink="long"
          {...slide((longShare) => setCrowd({ longShare }))}
        />
      }
    >
      <Slider
        label={say('setup.accounts')}
        value={crowd.count}
        min={10}
        max={1_000_000}
        scale="log"
        step={1}
        show={format.count}
        {...slide((count) => setCrowd({ count: Math.round(count) }))}
      />
      <LeverageMix />
      <div className={styles.chips} role="group" aria-label={say('setup.profiles')}>
        {(['cautious', 'balanced', 'aggressive'] as const).map((profile) => (
          <button
            key={profile}
            type="button"
            className={styles.chip}
            aria-pressed={profiles !== undefined && isSameMix(profiles[profile], crowd.leverageMix)}
            onClick={() => profiles !== undefined && lab.commit(setLeverageMix(profiles[profile]))}
          >
            {say(`setup.${profile}`)}
          </button>
        ))}
      </div>
    </Group>
  )
}
