import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { GroupField } from '../../parts/groups/field.tsx'
import { groupsQuery } from '../../parts/groups/vitals.ts'
import type { GroupFilter, Overview } from '../../parts/groups/vitals.ts'
import { useCommands } from '../../ui/commands.ts'
import { Empty } from '../../ui/empty.tsx'
import { Failure } from '../../ui/failure.tsx'
import { useFormat } from '../../ui/format.ts'
import { Page } from '../../ui/page.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { AssignSheet } from './assign-sheet.tsx'
import { ChosenBar } from './chosen-bar.tsx'
import { Filters } from './filters.tsx'
import { GroupSheet } from './group-sheet.tsx'
import { GroupList } from './list.tsx'
import styles from './page.module.css'
import { groupsRoute } from './route.ts'

/** All groups: how they are, which need somebody, and what they are for. */
export function GroupsPage() {
  const t = useWords('groups')
  const { id, can } = useCommunity()
  const navigate = useNavigate()
  const { group, assign, ...filter } = groupsRoute.useSearch()
  const groups = useQuery(groupsQuery(id, filter))
  const [chosen, setChosen] = useState<string[]>([])
  const go = (change: Partial<ReturnType<typeof groupsRoute.useSearch>>) =>
    void navigate({
      to: '/c/$community/groups',
      params: { community: id },
      search: { ...filter, group, assign, ...change },
    })
  const open = () => go({ assign: chosen.length > 0 ? 'selection' : 'pattern' })
  useCommands(can('manager') ? [{ id: 'assign-groups', label: t('assign.open'), run: open }] : [])

  return (
    <Page
      title={t('common:pages.groups')}
      finding={groups.data ? <Finding counts={groups.data.counts} /> : null}
      actions={
        <>
          <Button href={`/api/v1/communities/${id}/groups/export`} download>
            {t('assign.export')}
          </Button>
          <Button
            onClick={open}
            disabled={!can('manager')}
            title={can('manager') ? undefined : t('assign.viewer')}
          >
            {t('assign.open')}
          </Button>
        </>
      }
      tools={<Filters filter={filter} overview={groups.data} onChange={go} />}
    >
      {groups.isError ? <Failure error={groups.error} retry={() => void groups.refetch()} /> : null}
      {groups.isPending ? <Waiting rows={8} /> : null}
      {groups.data ? (
        <Groups
          overview={groups.data}
          filter={filter}
          chosen={chosen}
          onChoose={setChosen}
          onOpen={(opened) => go({ group: opened })}
          onProposals={() => go({ assign: 'proposal' })}
          onShowAll={() =>
            void navigate({ to: '/c/$community/groups', params: { community: id }, search: {} })
          }
        />
      ) : null}
      <ChosenBar
        chosen={chosen}
        shown={groups.data?.groups ?? []}
        onAssign={() => go({ assign: 'selection' })}
        onChange={setChosen}
      />
      <GroupSheet group={group} kinds={groups.data?.kinds ?? []} onClose={() => go({ group: undefined })} />
      <AssignSheet
        way={assign}
        chosen={chosen}
        kinds={groups.data?.kinds ?? []}
        onWay={(way) => go({ assign: way })}
        onClose={() => go({ assign: undefined })}
        onDone={() => {
          setChosen([])
          go({ assign: undefined })
        }}
      />
    </Page>
  )
}

function Finding({ counts }: Pick<Overview, 'counts'>) {
  const t = useWords('groups')
  const format = useFormat()
  if (counts.all === 0) return null
  return <>{format.text(t('finding', counts), t('findingMore', counts))}</>
}

interface GroupsProps {
  readonly overview: Overview
  readonly filter: GroupFilter
  readonly chosen: readonly string[]
  readonly onChoose: (chosen: string[]) => void
  readonly onOpen: (group: string) => void
  readonly onProposals: () => void
  readonly onShowAll: () => void
}

function Groups(props: GroupsProps) {
  const { overview, filter, chosen, onChoose, onOpen, onProposals, onShowAll } = props
  const t = useWords('groups')
  const { id, can } = useCommunity()
  const { groups, counts } = overview
  if (counts.all + counts.dissolved === 0)
    return (
      <Empty
        title={t('empty.title')}
        text={t('empty.text')}
        action={
          <Link to="/c/$community/accounts" params={{ community: id }}>
            {t('empty.action')}
          </Link>
        }
      />
    )
  if (groups.length === 0)
    return (
      <Empty
        title={t('empty.filtered')}
        text={t('empty.filteredText')}
        action={<Button onClick={onShowAll}>{t('empty.showAll')}</Button>}
      />
    )
  return (
    <>
      {counts.proposed > 0 && can('manager') ? (
        <Proposals count={counts.proposed} onLook={onProposals} />
      ) : null}
      <section className={styles['field']}>
        <GroupField groups={groups} onOpen={(group) => onOpen(group.id)} />
      </section>
      <GroupList
        groups={groups}
        sort={filter.sort}
        selection={can('manager') ? { keys: chosen, onChange: onChoose } : undefined}
        onOpen={onOpen}
      />
    </>
  )
}

interface ProposalsProps {
  readonly count: number
  readonly onLook: () => void
}

function Proposals({ count, onLook }: ProposalsProps) {
  const t = useWords('groups')
  return (
    <div className={styles['proposals']}>
      <p>{t('proposals.text', { count })}</p>
      <Button onClick={onLook}>{t('proposals.action')}</Button>
    </div>
  )
}
