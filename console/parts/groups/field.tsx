import type { CSSProperties } from 'react'
import { useWords } from '../../locale/words.ts'
import { useFormat } from '../../ui/format.ts'
import { useNow } from '../../ui/now.ts'
import { usePhone } from '../../ui/width.ts'
import styles from './field.module.css'
import { useGroupWords } from './group-words.ts'
import { ageOf } from './vitals.ts'
import type { GroupVitals } from './vitals.ts'

/** From so many on, tiles are smaller. */
const MANY = 24

interface FieldProps {
  readonly groups: readonly GroupVitals[]
  readonly onOpen: (group: GroupVitals) => void
  /** Draws at most so many, the largest first. */
  readonly most?: number
}

/** All groups at a glance: size = members, shade = how long nobody but the owner spoke, rim = needs you. */
export function GroupField({ groups, onOpen, most = 5_000 }: FieldProps) {
  const t = useWords('groups')
  const phone = usePhone()
  const drawn = groups.toSorted(byWeight).slice(0, most)
  const largest = Math.max(1, ...drawn.map(({ members }) => members))
  return (
    <div>
      <ul
        className={`${styles['field']} ${drawn.length > MANY ? styles['many'] : ''}`}
        aria-label={t('field.label')}
      >
        {drawn.map((group) => (
          <Tile
            key={group.id}
            group={group}
            span={spanOf(group.members, largest, phone ? 2 : 3)}
            onOpen={onOpen}
          />
        ))}
      </ul>
      <Legend />
    </div>
  )
}

interface TileProps {
  readonly group: GroupVitals
  readonly span: number
  readonly onOpen: (group: GroupVitals) => void
}

function Tile({ group, span, onOpen }: TileProps) {
  const t = useWords('groups')
  const format = useFormat()
  const words = useGroupWords()
  const now = useNow()
  const age = ageOf(group.lastOther, now)
  const name = words.name(group)
  const parts = [
    name,
    t('field.members', { count: group.members }),
    group.lastOther === null
      ? t('field.never')
      : t('field.last', { when: format.relative(group.lastOther, now) }),
    ...group.needs.map((need) => words.need(need, group)),
  ]
  const label = parts.join(' · ')
  const size: CSSProperties = { gridColumn: `span ${span}`, gridRow: `span ${span}` }
  return (
    <li style={size}>
      <button
        type="button"
        className={`${styles['tile']} ${styles[`age${age}`]} ${group.needs.length > 0 ? styles['needs'] : ''}`}
        title={label}
        aria-label={label}
        onClick={() => onOpen(group)}
      >
        {span >= 2 ? <span className={styles['name']}>{name}</span> : null}
      </button>
    </li>
  )
}

const AGES = [0, 1, 2, 3, 4] as const

function Legend() {
  const t = useWords('groups')
  return (
    <p className={styles['legend']}>
      <span>{t('field.size')}</span>
      {AGES.map((age) => (
        <span key={age} className={styles['key']}>
          <span className={`${styles['swatch']} ${styles[`age${age}`]}`} aria-hidden="true" />
          {t(`field.age.${age}`)}
        </span>
      ))}
      <span className={styles['key']}>
        <span className={`${styles['swatch']} ${styles['age3']} ${styles['needs']}`} aria-hidden="true" />
        {t('field.needs')}
      </span>
    </p>
  )
}

const byWeight = (a: GroupVitals, b: GroupVitals): number =>
  b.members - a.members || b.needs.length - a.needs.length || a.id.localeCompare(b.id)

/** Area follows members: cells per side are the square root of the part of the largest group. */
function spanOf(members: number, largest: number, most: number): number {
  return Math.max(1, Math.min(most, Math.round(most * Math.sqrt(members / largest))))
}
