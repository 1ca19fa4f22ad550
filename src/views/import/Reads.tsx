import type { ReactNode } from 'react'
import type { Options } from '../../data/import/options.ts'
import type { Plan } from '../../data/import/plan.ts'
import { useWords } from '../../ui/words-context.tsx'
import type { WordId } from '../../words/words.ts'
import styles from './Import.module.css'

interface Props {
  readonly options: Options
  readonly plan: Plan | null
  readonly onChange: (patch: Partial<Options>) => void
}

/** What the columns leave open: side, decimal mark, kind of contract, accounts with several rows. */
export function Reads({ options, plan, onChange }: Props) {
  const say = useWords()
  const needsSide = plan?.missing.includes('side') ?? false
  const needsSymbol = plan?.missing.includes('symbol') ?? false
  return (
    <section className={styles.part} aria-labelledby="import-reads">
      <h3 id="import-reads">{say('import.reads')}</h3>
      <div className={styles.fields}>
        <Choice
          id="side-stated"
          label="import.defaultSide"
          value={options.side ?? ''}
          choices={[
            ...(options.side === null ? [['', 'import.sideUnstated'] as const] : []),
            ['sign', 'import.bySign'],
            ['long', 'import.allLong'],
            ['short', 'import.allShort'],
          ]}
          onChange={(side) => onChange({ side: side === '' ? null : side })}
          wrong={needsSide ? 'import.needSide' : null}
        />
        {options.columns.market === null && (
          <Line id="symbol" label="import.symbol" wrong={needsSymbol ? 'import.needSymbol' : null}>
            <input
              id="import-symbol"
              value={options.symbol}
              maxLength={20}
              autoComplete="off"
              aria-invalid={needsSymbol}
              onChange={(event) => onChange({ symbol: event.target.value.trim() })}
            />
          </Line>
        )}
        <Choice
          id="decimal"
          label="import.decimal"
          value={options.decimal}
          choices={[
            ['.', 'import.decimalDot'],
            [',', 'import.decimalComma'],
          ]}
          onChange={(decimal) => onChange({ decimal })}
        />
        <Choice
          id="payoff"
          label="import.payoff"
          value={options.payoff}
          choices={[
            ['linear', 'import.linear'],
            ['inverse', 'import.inverse'],
          ]}
          onChange={(payoff) => onChange({ payoff })}
        />
        {(plan?.severalRows ?? 0) > 0 && (
          <>
            <Choice
              id="repeated"
              label="import.repeated"
              value={options.repeated}
              choices={[
                ['refuse', 'import.refuse'],
                ['sum', 'import.sum'],
                ['last', 'import.last'],
              ]}
              onChange={(repeated) => onChange({ repeated })}
            />
            <Choice
              id="money"
              label="import.money"
              value={options.money}
              choices={[
                ['account', 'import.moneyAccount'],
                ['row', 'import.moneyRow'],
              ]}
              onChange={(money) => onChange({ money })}
            />
          </>
        )}
      </div>
    </section>
  )
}

interface ChoiceProps<Value extends string> {
  readonly id: string
  readonly label: WordId
  readonly value: Value
  readonly choices: readonly (readonly [Value, WordId])[]
  readonly onChange: (value: Value) => void
  readonly wrong?: WordId | null
}

/** One of a few values, by name. */
function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const say = useWords()
  const { id, label, value, choices, onChange, wrong = null } = props
  return (
    <Line id={id} label={label} wrong={wrong}>
      <select
        id={`import-${id}`}
        value={value}
        aria-invalid={wrong !== null}
        aria-describedby={wrong === null ? undefined : `import-wrong-${id}`}
        onChange={(event) => {
          const chosen = choices.find(([one]) => one === event.target.value)
          if (chosen !== undefined) onChange(chosen[0])
        }}
      >
        {choices.map(([one, word]) => (
          <option key={one} value={one}>
            {say(word)}
          </option>
        ))}
      </select>
    </Line>
  )
}

interface LineProps {
  readonly id: string
  readonly label: WordId
  readonly wrong: WordId | null
  readonly children: ReactNode
}

/** A labelled control and, beneath it, what is wrong with it. */
function Line({ id, label, wrong, children }: LineProps) {
  const say = useWords()
  return (
    <div className={styles.field}>
      <label htmlFor={`import-${id}`}>{say(label)}</label>
      {children}
      {wrong !== null && (
        <span id={`import-wrong-${id}`} className={styles.wrong}>
          ⚠ {say(wrong)}
        </span>
      )}
    </div>
  )
}
