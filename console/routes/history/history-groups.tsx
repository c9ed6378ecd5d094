import { useWords } from '../../locale/words.ts'
import { useFormat } from '../../ui/format.ts'
import { Rows } from '../../ui/rows.tsx'
import type { History } from './histories.ts'

type Group = History['figures']['groups'][number]

/** Groups that a history told of. */
export function HistoryGroups({ groups }: { readonly groups: readonly Group[] }) {
  const t = useWords('history')
  const format = useFormat()
  return (
    <Rows<Group>
      label={t('columns.groups')}
      items={groups}
      rowKey={({ native }) => native}
      columns={[
        { title: t('columns.group'), render: (_, { name, native }) => name ?? native },
        {
          title: t('columns.messages'),
          align: 'right',
          render: (_, { messages }) => format.number(messages),
        },
        { title: t('columns.members'), align: 'right', render: (_, { members }) => format.number(members) },
      ]}
      card={cardOf}
      {...(groups.length > 50 ? { virtual: 400 } : {})}
    />
  )
}

const cardOf = (group: Group) => <GroupCard group={group} />

function GroupCard({ group: { name, native, messages, members } }: { readonly group: Group }) {
  const t = useWords('history')
  const format = useFormat()
  return (
    <>
      <strong>{name ?? native}</strong>
      <div>{t('inGroup', { messages: format.number(messages), members })}</div>
    </>
  )
}
