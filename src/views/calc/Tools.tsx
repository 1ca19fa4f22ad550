import { useState } from 'react'
import { amongCrowd } from '../../data/calc/crowd.ts'
import { reasonOf } from '../../data/reason.ts'
import { useLab } from '../../store/react.tsx'
import { useWords } from '../../ui/words-context.tsx'
import type { Copy } from '../Copied.tsx'
import { Copied, copy } from '../Copied.tsx'
import type { PageProps } from '../page/pages.ts'
import styles from './Calc.module.css'
import fields from './Fields.module.css'

/** Copies the link to the position, prints it, and opens the lab with it in a crowd. */
export function Tools({ page: { scenarioFile, linkTo } }: { readonly page: PageProps }) {
  const lab = useLab()
  const say = useWords()
  const [copied, setCopied] = useState<Copy | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)

  async function see(): Promise<void> {
    const { scenario, frame } = lab.store.getState()
    const { youLiquidation = null, youBankruptcy = null, youEntry = null } = frame?.values ?? {}
    const lines = [youLiquidation, youBankruptcy, youEntry].filter((price) => price !== null)
    try {
      const crowd = await scenarioFile('crowd')
      const link = await linkTo(amongCrowd(crowd, scenario, lines, say('calc.crowdTitle')))
      if (link === null) setTrouble(say('calc.seeTooLong'))
      else location.href = link
    } catch (error) {
      setTrouble(say('app.loadFailed', { what: 'crowd', reason: reasonOf(error, say) }))
    }
  }

  return (
    <div className={styles.tools}>
      <button type="button" className={fields.main} onClick={() => void see()}>
        {say('calc.see')}
      </button>
      <button
        type="button"
        className={fields.button}
        onClick={() => void copy('link', location.href).then(setCopied)}
      >
        {say('calc.copy')}
      </button>
      <button type="button" className={fields.button} onClick={() => print()}>
        {say('calc.print')}
      </button>
      <p className={styles.muted}>{say('calc.seeHint')}</p>
      {trouble !== null && (
        <p role="alert" className={styles.wrong}>
          ⚠ {trouble}
        </p>
      )}
      {copied !== null && (
        <p role="status" className={styles.copied}>
          <Copied copy={copied} />
        </p>
      )}
    </div>
  )
}
