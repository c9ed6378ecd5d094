import ClockCircleOutlined from '@ant-design/icons/es/icons/ClockCircleOutlined'
import UserAddOutlined from '@ant-design/icons/es/icons/UserAddOutlined'
import { useQuery } from '@tanstack/react-query'
import { Button, Dropdown } from 'antd'
import { useZone } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { useSession } from '../../session.ts'
import { useFormat } from '../../ui/format.ts'
import { useNow } from '../../ui/now.ts'
import { helpersQuery } from './inbox-query.ts'
import { snoozeTimes } from './snooze-times.ts'
import type { Item } from './types.ts'
import type { Acts } from './use-acts.ts'

interface MenuProps {
  readonly items: readonly Item[]
  readonly acts: Acts
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean) => void
}

/** Puts things off; they come back by themselves. */
export function SnoozeMenu({ items, acts, ...state }: MenuProps) {
  const t = useWords('inbox')
  const format = useFormat()
  const zone = useZone()
  const now = useNow()
  const asleep = items.some(({ snoozed }) => snoozed !== null && snoozed > now)
  const times = snoozeTimes(now, zone).map(({ name, at }) => ({
    key: name,
    label: t(`snoozeTo.${name}`, { at: `${format.day(at)} ${format.time(at)}` }),
    onClick: () => acts.run({ act: 'snooze', items, until: at }),
  }))
  const wake = {
    key: 'wake',
    label: t('wake'),
    onClick: () => acts.run({ act: 'snooze', items, until: null }),
  }
  return (
    <Dropdown
      menu={{ items: asleep ? [wake, ...times] : times, autoFocus: true }}
      trigger={['click']}
      {...state}
    >
      <Button icon={<ClockCircleOutlined />} aria-keyshortcuts="s">
        {t('snooze')}
      </Button>
    </Dropdown>
  )
}

/** Says who sees to things. */
export function AssignMenu({ items, acts, ...state }: MenuProps) {
  const t = useWords('inbox')
  const { operator } = useSession()
  const [community, ...others] = new Set(items.map((item) => item.community.id))
  const { data } = useQuery({ ...helpersQuery(community ?? ''), enabled: community !== undefined })
  const run = (assignee: string | null) => acts.run({ act: 'assign', items, assignee })
  const helpers = others.length > 0 ? [] : (data?.operators ?? []).filter(({ id }) => id !== operator.id)
  const menu = [
    { key: 'me', label: t('assignMe'), onClick: () => run(operator.id) },
    ...helpers.map(({ id, name }) => ({ key: id, label: name, onClick: () => run(id) })),
    ...(items.some(({ assignee }) => assignee !== null)
      ? [{ key: 'nobody', label: t('assignNobody'), onClick: () => run(null) }]
      : []),
  ]
  return (
    <Dropdown menu={{ items: menu, autoFocus: true }} trigger={['click']} {...state}>
      <Button icon={<UserAddOutlined />} aria-keyshortcuts="a">
        {t('assign')}
      </Button>
    </Dropdown>
  )
}
