import { useMemo } from 'react'
import { useWords } from '../../locale/words.ts'
import { useGroupWords } from '../../parts/groups/group-words.ts'
import { firstNeed, urgencyOf } from '../../parts/groups/layout.ts'
import type { GroupFilter, GroupVitals } from '../../parts/groups/vitals.ts'
import { useFormat } from '../../ui/format.ts'
import { Rows } from '../../ui/rows.tsx'
import type { Column, Selection } from '../../ui/rows.tsx'
import { Sparkline } from '../../ui/sparkline.tsx'
import { When } from '../../ui/when.tsx'
import { useDesk } from '../../ui/width.ts'
import styles from './page.module.css'

interface GroupListProps {
  readonly groups: readonly GroupVitals[]
  readonly sort: GroupFilter['sort']
  readonly selection: Selection | undefined
  readonly onOpen: (group: string) => void
}

/** From so many on, only rows in view are drawn. */
const MANY = 60
const VIRTUAL_HEIGHT = 620

export function GroupList({ groups, selection, onOpen }: GroupListProps) {
  const t = useWords('groups')
  const columns = useColumns()
  return (
    <Rows<GroupVitals>
      label={t('list')}
      items={groups}
      rowKey={({ id }) => id}
      columns={columns}
      card={cardOf}
      onOpen={({ id }) => onOpen(id)}
      selection={selection}
      {...(groups.length > MANY ? { virtual: VIRTUAL_HEIGHT } : {})}
    />
  )
}

/** What a tablet has no room for stands in the sheet of the group. */
const ONLY_ON_A_DESK: ReadonlySet<string> = new Set(['trend', 'writers', 'share'])

const cardOf = (group: GroupVitals) => <GroupCard group={group} />

function useColumns(): readonly Column<GroupVitals>[] {
  const t = useWords('groups')
  const format = useFormat()
  const desk = useDesk()
  return useMemo(() => {
    const all: readonly Column<GroupVitals>[] = [
      { title: t('column.name'), key: 'name', width: 240, render: (_, group) => <Name group={group} /> },
      { title: t('column.kind'), key: 'kind', width: 110, render: (_, group) => <Kind group={group} /> },
      {
        title: t('column.members'),
        key: 'members',
        width: 80,
        align: 'end',
        render: (_, { members }) => format.number(members),
      },
      {
        title: t('column.trend'),
        key: 'trend',
        width: 130,
        render: (_, { daily, today }) => <Sparkline values={daily} label={t('trend', { today })} />,
      },
      {
        title: t('column.week'),
        key: 'week',
        width: 100,
        align: 'end',
        render: (_, { week }) => format.number(week),
      },
      {
        title: t('column.writers'),
        key: 'writers',
        width: 110,
        align: 'end',
        render: (_, { writers }) => format.number(writers),
      },
      {
        title: t('column.share'),
        key: 'share',
        width: 110,
        align: 'end',
        render: (_, { share }) =>
          share === null ? t('unknownShare') : format.percent(Math.round(share * 100) / 100),
      },
      {
        title: t('column.last'),
        key: 'last',
        width: 130,
        render: (_, { lastOther }) =>
          lastOther === null ? <span className={styles['soft']}>{t('never')}</span> : <When at={lastOther} />,
      },
    ]
    return desk ? all : all.filter(({ key }) => !ONLY_ON_A_DESK.has(String(key)))
  }, [t, format, desk])
}

function Name({ group }: { readonly group: GroupVitals }) {
  const words = useGroupWords()
  const need = firstNeed(group)
  return (
    <span className={styles['name']}>
      <strong title={words.name(group)}>{words.name(group)}</strong>
      {need ? (
        <span className={styles['why']} data-urgency={urgencyOf(group)} title={words.need(need, group)}>
          {words.need(need, group)}
        </span>
      ) : null}
    </span>
  )
}

function Kind({ group }: { readonly group: GroupVitals }) {
  const t = useWords('groups')
  return group.kind === null ? (
    <span className={group.dissolved ? styles['soft'] : styles['needsKind']}>{t('noKind')}</span>
  ) : (
    <>{group.kind}</>
  )
}

function GroupCard({ group }: { readonly group: GroupVitals }) {
  const t = useWords('groups')
  const words = useGroupWords()
  const need = firstNeed(group)
  return (
    <div className={styles['card']}>
      <strong>{words.name(group)}</strong>
      <Sparkline values={group.daily} label={t('trend', { today: group.today })} width={72} />
      <span className={styles['line']}>{t('cardLine', { members: group.members, week: group.week })}</span>
      <span className={styles['line']}>
        <Kind group={group} />
      </span>
      {need ? (
        <span className={styles['why']} data-urgency={urgencyOf(group)}>
          {words.need(need, group)}
        </span>
      ) : null}
    </div>
  )
}
