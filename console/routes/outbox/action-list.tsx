import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useWords } from '../../locale/words.ts'
import { Rows } from '../../ui/rows.tsx'
import type { Column, Selection } from '../../ui/rows.tsx'
import { When } from '../../ui/when.tsx'
import { useDesk } from '../../ui/width.ts'
import styles from './outbox.module.css'
import type { Action, Fate } from './states.ts'

interface ActionListProps {
  readonly actions: readonly Action[]
  readonly onFate: ((fate: Fate, action: string) => void) | null
  readonly selection: Selection | undefined
  readonly more: ReactNode
}

/** Acts with why each stands where it stands. */
export function ActionList({ actions, onFate, selection, more }: ActionListProps) {
  const t = useWords('outbox')
  const navigate = useNavigate({ from: '/c/$community/outbox' })
  const narrow = (search: { group?: string; rule?: string }) =>
    void navigate({ search: (before) => ({ ...before, ...search }) })
  const desk = useDesk()
  const where = (action: Action) => <Where action={action} onNarrow={narrow} />
  const act: Column<Action> = {
    key: 'act',
    title: t('column.act'),
    width: desk ? 320 : 290,
    render: (_, action) => (
      <>
        <What action={action} />
        {desk ? null : where(action)}
      </>
    ),
  }
  const place: Column<Action> = {
    key: 'group',
    title: t('column.where'),
    width: 220,
    render: (_, action) => where(action),
  }
  const columns: readonly Column<Action>[] = [
    act,
    ...(desk ? [place] : []),
    {
      key: 'why',
      title: t('column.why'),
      width: desk ? 260 : 190,
      render: (_, action) => <Why action={action} />,
    },
    {
      key: 'fates',
      title: t('column.fates'),
      width: desk ? 270 : 170,
      render: (_, action) => (onFate ? <Fates action={action} onFate={onFate} /> : null),
    },
  ]
  return (
    <Rows<Action>
      label={t('common:pages.outbox')}
      items={actions}
      rowKey={({ id }) => id}
      columns={columns}
      selection={selection}
      footer={more}
      card={cardWith(onFate)}
    />
  )
}

/** An act on a phone. */
const cardWith = (onFate: ActionListProps['onFate']) => (action: Action) => (
  <ActionCard action={action} onFate={onFate} />
)

function ActionCard({ action, onFate }: Pick<ActionListProps, 'onFate'> & { readonly action: Action }) {
  const t = useWords('outbox')
  const { group, member, rule } = action
  return (
    <div className={styles['card']}>
      <What action={action} />
      <small className={styles['soft']}>
        {[group?.name ?? t('private'), member?.name, rule.title].filter(Boolean).join(' · ')}
      </small>
      <Why action={action} />
      {onFate ? <Fates action={action} onFate={onFate} /> : null}
    </div>
  )
}

interface WhereProps {
  readonly action: Action
  readonly onNarrow: (search: { group?: string; rule?: string }) => void
}

/** The group, whom it concerns, and the rule that wanted it; group and rule narrow the list. */
function Where({ action: { group, member, rule }, onNarrow }: WhereProps) {
  const t = useWords('outbox')
  return (
    <div className={styles['where']}>
      <span>
        {group ? (
          <button type="button" className={styles['narrow']} onClick={() => onNarrow({ group: group.id })}>
            {group.name ?? t('unnamed')}
          </button>
        ) : (
          t('private')
        )}
        {member ? ` · ${member.name ?? t('unnamed')}` : null}
      </span>
      <button
        type="button"
        className={`${styles['narrow']} ${styles['rule']}`}
        onClick={() => onNarrow({ rule: rule.id })}
      >
        {rule.title}
      </button>
    </div>
  )
}

function What({ action }: { readonly action: Action }) {
  return (
    <div className={styles['what']}>
      <strong>{action.act}</strong>
      {action.text ? <p>{action.text}</p> : null}
    </div>
  )
}

function Why({ action }: { readonly action: Action }) {
  const t = useWords('outbox')
  const { state, reason, due, expires, attempts } = action
  return (
    <div className={styles['whyThere']}>
      {reason ? <span>{reason}</span> : null}
      <small>
        {state === 'queued' && due !== null ? (
          <>
            {t('next')} <When at={due} /> ·{' '}
          </>
        ) : null}
        {state === 'queued' || state === 'handed' || state === 'unknown' ? (
          <>
            {t('expires')} <When at={expires} />
          </>
        ) : null}
        {attempts > 1 ? ` · ${t('attempts', { count: attempts })}` : null}
      </small>
    </div>
  )
}

interface FatesProps {
  readonly action: Action
  readonly onFate: (fate: Fate, action: string) => void
}

function Fates({ action, onFate }: FatesProps) {
  const t = useWords('outbox')
  return (
    <div className={styles['fates']}>
      {action.fates.map((fate) => (
        <Button
          key={fate}
          size="small"
          type={fate === 'drop' ? 'text' : 'default'}
          danger={fate === 'drop'}
          onClick={() => onFate(fate, action.id)}
        >
          {t(`fate.${fate}`)}
        </Button>
      ))}
    </div>
  )
}
