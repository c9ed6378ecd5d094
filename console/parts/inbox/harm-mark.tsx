import { useWords } from '../../locale/words.ts'
import styles from './harm-mark.module.css'
import type { Item } from './types.ts'

/** How much harm it does to wait: one to four bars, told by number and colour. */
export function HarmMark({ harm }: { readonly harm: Item['importance']['harm'] }) {
  const t = useWords('inbox')
  return (
    <span
      className={styles['harm']}
      data-harm={harm}
      role="img"
      aria-label={t(`harm.${harm}`)}
      title={t(`harm.${harm}`)}
    >
      {BARS[harm].map((filled, place) => (
        <span key={place} data-filled={filled} />
      ))}
    </span>
  )
}

const bars = (filled: number) => [0, 1, 2, 3].map((place) => place < filled)
const BARS = { halted: bars(4), unguarded: bars(3), person: bars(3), promise: bars(2), chore: bars(1) }
