import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { useGroupWords } from '../../parts/groups/group-words.ts'
import { groupsQuery } from '../../parts/groups/vitals.ts'
import type { GroupVitals } from '../../parts/groups/vitals.ts'
import { useFormat } from '../../ui/format.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { When } from '../../ui/when.tsx'
import type { Kinds } from './assign-sheet.tsx'
import { GroupDays } from './group-days.tsx'
import { GroupForm } from './group-form.tsx'
import styles from './page.module.css'

interface GroupSheetProps {
  readonly group: string | undefined
  readonly kinds: Kinds
  readonly onClose: () => void
}

/** One group: how it is, why it needs somebody, what it is for. */
export function GroupSheet({ group, kinds, onClose }: GroupSheetProps) {
  const t = useWords('groups')
  const words = useGroupWords()
  const { id } = useCommunity()
  const all = useQuery({ ...groupsQuery(id), enabled: group !== undefined })
  const found = all.data?.groups.find((each) => each.id === group)
  return (
    <Sheet
      title={found ? words.name(found) : t('column.name')}
      open={group !== undefined}
      onClose={onClose}
      width={560}
    >
      {all.isPending ? <Waiting rows={4} /> : null}
      {all.data && !found ? <Alert type="info" title={t('sheet.gone')} /> : null}
      {found ? <OneGroup key={found.id} group={found} kinds={kinds} /> : null}
    </Sheet>
  )
}

function OneGroup({ group, kinds }: { readonly group: GroupVitals; readonly kinds: Kinds }) {
  const t = useWords('groups')
  const words = useGroupWords()
  const { id } = useCommunity()
  return (
    <div className={styles['stack']}>
      {group.needs.length > 0 ? (
        <ul className={styles['needs']} aria-label={t('sheet.why')}>
          {group.needs.map((need) => (
            <li key={need}>
              {words.need(need, group)}
              {need === 'account' && group.standing.message !== null ? ` ${group.standing.message}` : null}
            </li>
          ))}
        </ul>
      ) : null}
      <GroupDays group={group.id} />
      <Facts group={group} />
      <Link to="/c/$community/live" params={{ community: id }} search={{ group: group.id }}>
        {t('sheet.live')}
      </Link>
      <GroupForm group={group} kinds={kinds} />
    </div>
  )
}

function Facts({ group }: { readonly group: GroupVitals }) {
  const t = useWords('groups')
  const format = useFormat()
  const { members, today, week, writers, share, lastOther, standing, platform } = group
  return (
    <dl className={styles['facts']}>
      <Fact name={t('sheet.members')}>{format.number(members)}</Fact>
      <Fact name={t('sheet.today')}>{format.number(today)}</Fact>
      <Fact name={t('sheet.week')}>{format.number(week)}</Fact>
      <Fact name={t('sheet.writers')}>{format.number(writers)}</Fact>
      <Fact name={t('sheet.share')}>
        {share === null ? t('unknownShare') : format.percent(Math.round(share * 100) / 100)}
      </Fact>
      <Fact name={t('sheet.last')}>{lastOther === null ? t('never') : <When at={lastOther} />}</Fact>
      <Fact name={t('sheet.reached')}>{standing.account}</Fact>
      <Fact name={t('sheet.platform')}>{platform}</Fact>
    </dl>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
