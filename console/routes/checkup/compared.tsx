import { Link, useNavigate } from '@tanstack/react-router'
import { Select } from 'antd'
import { useId } from 'react'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { useFormat } from '../../ui/format.ts'
import { Rows } from '../../ui/rows.tsx'
import type { Column } from '../../ui/rows.tsx'
import styles from './checkup.module.css'
import own from './compared.module.css'
import { toneOf } from './grade-tab.tsx'
import type { Report } from './queries.ts'
import { checkupRoute, ORDERS } from './route.ts'
import type { GroupOrder } from './route.ts'

type Group = Report['groups'][number]

const PROBLEMS = ['plan', 'incentives', 'knowledge', 'fairness', 'chores'] as const
/** More rows than that are drawn as they come into view. */
const MANY = 60
/** Pixels: a table that is drawn as it comes into view asks for them. */
const NAME_WIDTH = 200
const NUMBER_WIDTH = 72

/** The groups beside each other: five grades a group, the lowest of a chosen problem first. */
export function Compared({ groups }: { readonly groups: Report['groups'] }) {
  const t = useWords('checkup')
  const format = useFormat()
  const id = useId()
  const navigate = useNavigate({ from: checkupRoute.fullPath })
  const { order = 'messages' } = checkupRoute.useSearch()
  const sort = (next: GroupOrder) =>
    void navigate({ search: (before) => ({ ...before, order: next }), replace: true, resetScroll: false })
  const columns: readonly Column<Group>[] = [
    { title: t('groups.name'), width: NAME_WIDTH, render: (_, group) => <GroupName group={group} /> },
    {
      title: t('groups.messages'),
      width: NUMBER_WIDTH,
      align: 'right',
      render: (_, { messages }) => format.number(messages),
    },
    ...PROBLEMS.map((problem): Column<Group> => ({
      title: t(`problem.${problem}`),
      width: NUMBER_WIDTH,
      align: 'right',
      render: (_, { grades }) => <Grade value={grades[problem] ?? null} />,
    })),
  ]
  return (
    <>
      <h2 className={styles['question']}>{t('groups.title')}</h2>
      <div className={own['sort']}>
        <label htmlFor={id}>{t('groups.sort')}</label>
        <Select<GroupOrder>
          id={id}
          value={order}
          onChange={sort}
          popupMatchSelectWidth={false}
          options={ORDERS.map((value) => ({
            value,
            label:
              value === 'messages'
                ? t('groups.liveliest')
                : t('groups.lowest', { problem: t(`problem.${value}`) }),
          }))}
        />
      </div>
      <Rows<Group>
        label={t('groups.title')}
        items={inOrder(groups, order)}
        rowKey={({ group }) => group}
        columns={columns}
        card={cardOf}
        {...(groups.length > MANY ? { virtual: 640 } : {})}
      />
    </>
  )
}

/** Groups without a grade come last. */
export function inOrder(groups: Report['groups'], order: GroupOrder): Report['groups'] {
  if (order === 'messages') return groups.toSorted((a, b) => b.messages - a.messages)
  return groups.toSorted(
    (a, b) => (a.grades[order] ?? Infinity) - (b.grades[order] ?? Infinity) || b.messages - a.messages,
  )
}

function GroupName({ group: { group, name, headline } }: { readonly group: Group }) {
  const { id } = useCommunity()
  return (
    <div className={own['groupName']}>
      <Link to="/c/$community/live" params={{ community: id }} search={{ group }}>
        <bdi>{name}</bdi>
      </Link>
      <span className={styles['soft']}>{headline}</span>
    </div>
  )
}

function Grade({ value }: { readonly value: number | null }) {
  return (
    <span className={own['points']} data-tone={value === null ? 'none' : toneOf(value)}>
      {value ?? '–'}
    </span>
  )
}

const cardOf = (group: Group) => <GroupCard group={group} />

function GroupCard({ group }: { readonly group: Group }) {
  const t = useWords('checkup')
  const format = useFormat()
  const { messages, members, grades } = group
  return (
    <div className={own['groupCard']}>
      <GroupName group={group} />
      <span className={styles['soft']}>
        {t('groups.size', { messages: format.number(messages), members: format.number(members) })}
      </span>
      <dl className={own['five']}>
        {PROBLEMS.map((problem) => (
          <div key={problem}>
            <dt>{t(`problem.${problem}`)}</dt>
            <dd>
              <Grade value={grades[problem] ?? null} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
