import { useLive } from '../../data/live/use-live.ts'
import type { Choosing } from './Choice.tsx'
import { Choice } from './Choice.tsx'
import { Figures } from './Figures.tsx'
import styles from './Live.module.css'
import { UseThem } from './UseThem.tsx'
import { useStatus } from './use-status.ts'

interface Props extends Choosing {
  readonly onClose: () => void
}

/** The panel while its switch is on: for as long as it is shown the venue is asked. */
export function Asked({ onClose, ...choice }: Props) {
  const { venue, symbol } = choice
  const live = useLive(venue, symbol)
  const status = useStatus(venue, live)
  return (
    <>
      <Choice {...choice} offered={live.offered} />
      <p className={styles.status} role="status" data-wrong={status.isWrong || undefined}>
        {status.isWrong && '⚠ '}
        {status.text}
      </p>
      <Figures venue={venue} symbol={symbol} market={live.market} />
      {live.market !== null && <UseThem venue={venue} live={live.market} onUsed={onClose} />}
    </>
  )
}
