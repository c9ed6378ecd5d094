import { Button, Input, Select, Tag } from 'antd'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { Schemas } from '../../../shell/api/contract.ts'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { Empty } from '../../ui/empty.tsx'
import { Failure } from '../../ui/failure.tsx'
import { useFormat } from '../../ui/format.ts'
import { Page } from '../../ui/page.tsx'
import { Person } from '../../ui/person.tsx'
import { Rows } from '../../ui/rows.tsx'
import type { Column } from '../../ui/rows.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { When } from '../../ui/when.tsx'
import { useDesk } from '../../ui/width.ts'
import styles from './members.module.css'
import { platformName } from './platform-name.ts'
import { SORTS } from './search.ts'
import type { MembersSearch } from './search.ts'
import { useMembers } from './use-members.ts'

type Member = Schemas['FoundMember']

const here = getRouteApi('/house/c/$community/members')
/** Milliseconds after the last key. */
const PAUSE = 200
/** From so many on, only rows in view are drawn. */
const MANY = 120
const VIRTUAL_HEIGHT = 680

/** Everybody, found by any part of what they are called. */
export function MembersPage() {
  const t = useWords('members')
  const { id, can } = useCommunity()
  const search = here.useSearch()
  const navigate = here.useNavigate()
  const found = useMembers(id, search)
  const members = found.data?.pages.flatMap((page) => page.members) ?? []
  const total = found.data?.pages[0]?.total ?? 0
  const narrow = (change: Partial<MembersSearch>) =>
    void navigate({ search: (old) => ({ ...old, ...change }), replace: true })
  const columns = useColumns()
  const isNarrow = [search.q, search.role, search.tag].some((each) => each !== undefined)
  return (
    <Page
      title={t('common:pages.members')}
      finding={found.data ? t('finding', { count: total, narrow: isNarrow ? 'yes' : 'no' }) : null}
      actions={
        can('manager') ? (
          <Button href={`/api/v1/communities/${id}/members/export`} download>
            {t('export')}
          </Button>
        ) : null
      }
      tools={
        <>
          <SearchField
            key={id}
            value={search.q ?? ''}
            onChange={(q) => narrow({ q: q === '' ? undefined : q })}
          />
          <Select
            className={styles['sort'] ?? ''}
            aria-label={t('sort.label')}
            value={search.sort ?? 'last'}
            onChange={(sort) => narrow({ sort: sort === 'last' ? undefined : sort })}
            options={SORTS.map((sort) => ({ value: sort, label: t(`sort.${sort}`) }))}
          />
          {search.role === undefined ? null : (
            <Tag closable onClose={() => narrow({ role: undefined })}>
              {t('role', { role: search.role })}
            </Tag>
          )}
          {search.tag === undefined ? null : (
            <Tag closable onClose={() => narrow({ tag: undefined })}>
              {t('tag', { tag: search.tag })}
            </Tag>
          )}
        </>
      }
    >
      {found.error ? <Failure error={found.error} retry={() => void found.refetch()} /> : null}
      {found.isPending && !found.error ? <Waiting rows={8} /> : null}
      {found.data ? (
        <Rows<Member>
          label={t('common:pages.members')}
          items={members}
          columns={columns}
          rowKey={(member) => member.id}
          card={cardOf}
          {...(members.length > MANY ? { virtual: VIRTUAL_HEIGHT } : {})}
          onOpen={(member) =>
            void navigate({
              to: '/c/$community/members/$member',
              params: { community: id, member: member.id },
              search: {},
            })
          }
          empty={
            isNarrow ? (
              <Empty title={t('nobody.title')} text={t('nobody.text')} />
            ) : (
              <Empty title={t('none.title')} text={t('none.text')} />
            )
          }
          footer={
            found.hasNextPage ? (
              <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
                {t('more')}
              </Button>
            ) : null
          }
        />
      ) : null}
    </Page>
  )
}

function SearchField({
  value,
  onChange,
}: {
  readonly value: string
  readonly onChange: (q: string) => void
}) {
  const t = useWords('members')
  const [text, setText] = useState(value)
  useEffect(() => {
    if (text.trim() === value) return
    const timer = window.setTimeout(() => onChange(text.trim()), PAUSE)
    return () => window.clearTimeout(timer)
  }, [text, value, onChange])
  return (
    <Input.Search
      className={styles['search'] ?? ''}
      allowClear
      value={text}
      placeholder={t('search')}
      aria-label={t('search')}
      onChange={(event) => setText(event.target.value)}
    />
  )
}

function useColumns(): readonly Column<Member>[] {
  const t = useWords('members')
  const format = useFormat()
  const desk = useDesk()
  const all: readonly Column<Member>[] = [
    {
      key: 'name',
      title: t('columns.name'),
      width: desk ? 220 : 170,
      render: (_, { name, role }) => <Person name={name} role={role} />,
    },
    {
      key: 'handles',
      title: t('columns.handles'),
      width: desk ? 280 : 220,
      render: (_, { handles }) => <Handles handles={handles} />,
    },
    {
      key: 'labels',
      title: t('columns.labels'),
      width: desk ? 200 : 120,
      render: (_, { roles, tags }) => <Labels labels={[...roles, ...tags]} />,
    },
    {
      key: 'points',
      title: t('columns.points'),
      width: 100,
      align: 'right',
      render: (_, { points }) => format.number(points),
    },
    {
      key: 'messages',
      title: t('columns.messages'),
      width: desk ? 110 : 90,
      align: 'right',
      render: (_, { messages }) => format.number(messages),
    },
    {
      key: 'last',
      title: t('columns.last'),
      width: desk ? 150 : 120,
      render: (_, { last }) => (last === null ? t('never') : <When at={last} />),
    },
  ]
  return desk ? all : all.filter(({ key }) => key !== 'points')
}

const cardOf = (member: Member) => <MemberCard member={member} />

function MemberCard({ member }: { readonly member: Member }) {
  const t = useWords('members')
  const { name, role, roles, tags, points, last, handles } = member
  return (
    <span className={styles['card']}>
      <span className={styles['line']}>
        <Person name={name} role={role} />
        <span className={styles['soft']}>{last === null ? t('never') : <When at={last} />}</span>
      </span>
      <Handles handles={handles} />
      <span className={styles['line']}>
        <Labels labels={[...roles, ...tags]} />
        <span className={styles['soft']}>{t('points', { count: points })}</span>
      </span>
    </span>
  )
}

function Handles({ handles }: Pick<Member, 'handles'>) {
  const t = useWords('members')
  return (
    <span className={styles['handles']}>
      {handles.map(({ platform, native }) => (
        <span key={`${platform} ${native}`}>
          {platformName(platform, t)} · <bdi>{native}</bdi>
        </span>
      ))}
    </span>
  )
}

const Labels = ({ labels }: { readonly labels: readonly string[] }) => (
  <span className={styles['labels']}>
    {labels.map((label) => (
      <Tag key={label}>{label}</Tag>
    ))}
  </span>
)
