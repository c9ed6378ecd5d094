import type { Event, PersonOf } from '../../parts/events/types.ts'
import { useEventWords } from '../../parts/events/use-event-words.ts'
import styles from './live.module.css'

interface MovesProps {
  readonly events: readonly Event[]
  readonly personOf: PersonOf
  readonly onOpen: (event: Event) => void
}

/** Who came or went, gathered in one line. */
export function Moves({ events, personOf, onOpen }: MovesProps) {
  const { gathered } = useEventWords()
  const [first] = events
  if (first === undefined) return null
  return (
    <button type="button" className={styles['moves']} data-event={first.seq} onClick={() => onOpen(first)}>
      {gathered(events, personOf)}
    </button>
  )
}
