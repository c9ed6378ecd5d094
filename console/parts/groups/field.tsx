import { memo, useMemo } from 'react'
import type { CSSProperties } from 'react'
import { useWords } from '../../locale/words.ts'
import { useBoxWidth } from '../../ui/box-width.ts'
import { useFormat } from '../../ui/format.ts'
import { useNow } from '../../ui/now.ts'
import { usePhone } from '../../ui/width.ts'
import styles from './field.module.css'
import { useGroupWords } from './group-words.ts'
import { layoutOf, urgencyOf } from './layout.ts'
import { Legend } from './legend.tsx'
import { shortNames } from './short-names.ts'
import type { Box } from './treemap.ts'
import { ageOf } from './vitals.ts'
import type { GroupVitals } from './vitals.ts'

interface FieldProps {
  readonly groups: readonly GroupVitals[]
  readonly onOpen: (group: GroupVitals) => void
}

/** All groups at a glance: size = members, shade = how long nobody but the owner spoke, rim = somebody must look. */
export function GroupField({ groups, onOpen }: FieldProps) {
  const t = useWords('groups')
  const words = useGroupWords()
  const phone = usePhone()
  const [box, width] = useBoxWidth<HTMLUListElement>()
  const { tiles, height, rest } = useMemo(
    () => layoutOf(groups, width, phone ? 'thumb' : 'mouse'),
    [groups, width, phone],
  )
  const short = useMemo(() => shortNames(groups.map(words.name)), [groups, words])
  return (
    <div>
      <ul ref={box} className={styles['field']} style={{ height }} aria-label={t('field.label')}>
        {tiles.map(({ group, box: place }) => (
          <Tile key={group.id} group={group} box={place} short={short(words.name(group))} onOpen={onOpen} />
        ))}
      </ul>
      <Legend rest={rest} />
    </div>
  )
}

interface TileProps {
  readonly group: GroupVitals
  readonly box: Box
  readonly short: string
  readonly onOpen: (group: GroupVitals) => void
}

const GAP = 3
/** Pixels from line to line. */
const LINE = 16

const Tile = memo(function Tile({ group, box, short, onOpen }: TileProps) {
  const t = useWords('groups')
  const format = useFormat()
  const words = useGroupWords()
  const now = useNow()
  const name = words.name(group)
  const members = t('field.members', { count: group.members })
  const last = group.lastOther === null ? null : format.relative(group.lastOther, now)
  const label = [
    name,
    members,
    last === null ? t('field.never') : t('field.last', { when: last }),
    ...group.needs.map((need) => words.need(need, group)),
  ].join(' · ')
  const urgency = urgencyOf(group)
  const size: CSSProperties = {
    left: box.left,
    top: box.top,
    width: Math.max(1, box.width - GAP),
    height: Math.max(1, box.height - GAP),
  }
  return (
    <li style={size}>
      <button
        type="button"
        className={`${styles['tile']} ${styles[`age${ageOf(group.lastOther, now)}`]} ${
          urgency === 'look' ? styles['look'] : ''
        }`}
        title={label}
        aria-label={label}
        onClick={() => onOpen(group)}
      >
        <TileWords box={box} name={name} short={short} members={members} last={last} />
        {urgency === 'chore' ? <span className={styles['dot']} /> : null}
      </button>
    </li>
  )
})

interface TileWordsProps {
  readonly box: Box
  readonly name: string
  readonly short: string
  readonly members: string
  readonly last: string | null
}

/** As much as there is room for: the name and two figures, the name, what sets it apart, nothing. */
function TileWords({ box: { width, height }, name, short, members, last }: TileWordsProps) {
  if (width < 30 || height < 24) return null
  const lines = Math.max(1, Math.min(2, Math.floor((height - GAP - 8) / LINE)))
  const fits = (text: string) => widthOf(text) <= (width - 14) * lines * (lines === 1 ? 1 : 0.86)
  const shown = [name, short].find(fits) ?? /\d+/.exec(short)?.[0] ?? short
  return (
    <>
      <span className={styles['name']} style={{ WebkitLineClamp: lines }}>
        {shown}
      </span>
      {height >= 72 && width >= 130 ? (
        <span className={styles['more']}>{last === null ? members : `${members} · ${last}`}</span>
      ) : null}
    </>
  )
}

/** Roughly, in pixels at 12 px: ideographs are twice as wide as letters. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 12 : 6.6), 0)
