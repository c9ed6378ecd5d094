import { useNavigate, useSearch } from '@tanstack/react-router'
import { Tag } from 'antd'
import { useWords } from '../../locale/words.ts'
import styles from './outbox.module.css'
import type { Action } from './states.ts'

/** What the list is narrowed to; each can be lifted. */
export function Chips({ actions }: { readonly actions: readonly Action[] }) {
  const t = useWords('outbox')
  const { group, rule } = useSearch({ from: '/house/c/$community/outbox' })
  const navigate = useNavigate({ from: '/c/$community/outbox' })
  const [first] = actions
  const chips = [
    { name: 'group' as const, value: group, label: first?.group?.name ?? group },
    { name: 'rule' as const, value: rule, label: first?.rule.title ?? rule },
  ].filter(({ value }) => value !== undefined)
  if (chips.length === 0) return null
  return (
    <div className={styles['chips']}>
      {chips.map(({ name, label }) => (
        <Tag
          key={name}
          closable
          closeIcon={<span aria-label={t('lift')}>×</span>}
          onClose={() => void navigate({ search: (before) => ({ ...before, [name]: undefined }) })}
        >
          {t(`only.${name}`, { name: label ?? '' })}
        </Tag>
      ))}
    </div>
  )
}
