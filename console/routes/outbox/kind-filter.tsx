import { useNavigate, useSearch } from '@tanstack/react-router'
import { Select } from 'antd'
import { useWords } from '../../locale/words.ts'

/** What goes out, as the ledger names it, most frequent first. */
const KINDS = [
  'reply',
  'say',
  'tell',
  'recall',
  'warn',
  'mute',
  'unmute',
  'remove',
  'block',
  'webhook',
] as const

/** Narrows the list to one kind of act. */
export function KindFilter() {
  const t = useWords('outbox')
  const { kind } = useSearch({ from: '/house/c/$community/outbox' })
  const navigate = useNavigate({ from: '/c/$community/outbox' })
  const options = [
    { value: '', label: t('kind.all') },
    ...KINDS.map((value) => ({ value, label: t(`kind.${value}`) })),
  ]
  return (
    <Select<string>
      aria-label={t('kind.label')}
      value={kind ?? ''}
      popupMatchSelectWidth={false}
      onChange={(value) => void navigate({ search: (before) => ({ ...before, kind: value || undefined }) })}
      options={options}
    />
  )
}
