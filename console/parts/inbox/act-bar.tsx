import { useRouter } from '@tanstack/react-router'
import { Button } from 'antd'
import { addressOf } from './places.ts'
import styles from './inbox.module.css'
import type { Item, Offered } from './types.ts'
import type { Acts } from './use-acts.ts'

/** Carries an offered act out, or goes to the page where it is done. */
export function useOffered(acts: Acts): (item: Item, offered: Offered) => void {
  const router = useRouter()
  return (item, { act, place }) => {
    if (act !== null) acts.run({ act, items: [item] })
    else if (place !== null) router.history.push(addressOf(item, place))
  }
}

interface ActBarProps {
  readonly item: Item
  readonly onAct: (offered: Offered) => void
  /** The keys 1 to 4 do the same. */
  readonly keys: boolean
  /** Only the suggested one. */
  readonly only?: 'suggested' | 'others'
}

/** What can be done: the suggested act is the one filled button. */
export function ActBar({ item, onAct, keys, only }: ActBarProps) {
  const shown = item.acts.map((offered, place) => ({ offered, place }))
  const chosen = only === 'suggested' ? shown.slice(0, 1) : only === 'others' ? shown.slice(1) : shown
  return (
    <div className={styles['acts']} data-only={only}>
      {chosen.map(({ offered, place }) => (
        <Button
          key={`${offered.act ?? ''}${offered.place ?? ''}`}
          type={place === 0 ? 'primary' : 'default'}
          danger={offered.grave && place > 0}
          size={keys ? 'middle' : 'large'}
          onClick={() => onAct(offered)}
          aria-keyshortcuts={keys && place < 4 ? String(place + 1) : undefined}
        >
          {offered.label}
          {keys && place < 4 ? <kbd aria-hidden="true">{place + 1}</kbd> : null}
        </Button>
      ))}
    </div>
  )
}
