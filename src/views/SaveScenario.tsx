import { save } from '../data/export/save.ts'
import { scenarioText } from '../data/export/scenario.ts'
import { useLab } from '../store/react.tsx'
import { useWords } from '../ui/words-context.tsx'

/** Saves what is committed as a file that Import opens again: for a scenario that no link can carry. */
export function SaveScenario() {
  const lab = useLab()
  const say = useWords()
  return (
    <button
      type="button"
      onClick={() => {
        const { scenario } = lab.store.getState()
        save(`${scenario.id}.json`, 'application/json', scenarioText(scenario))
      }}
    >
      {say('data.scenario')}
    </button>
  )
}
