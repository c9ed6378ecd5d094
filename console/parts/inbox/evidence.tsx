import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useWords } from '../../locale/words.ts'
import { Failure } from '../../ui/failure.tsx'
import { useNow } from '../../ui/now.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { When } from '../../ui/when.tsx'
import { Conversation } from './conversation.tsx'
import { HarmMark } from './harm-mark.tsx'
import { detailQuery } from './inbox-query.ts'
import styles from './evidence.module.css'
import type { Item } from './types.ts'

interface EvidenceProps {
  readonly item: Item
  readonly named: boolean
  readonly children?: ReactNode
}

/** One thing that waits, with all that is needed to decide it; the acts are given as children. */
export function Evidence({ item, named, children }: EvidenceProps) {
  const t = useWords('inbox')
  const now = useNow()
  const { community, group, member, rule, since, deadline, count, assignee, snoozed } = item
  return (
    <article className={styles['evidence']} aria-label={item.title} data-evidence={item.id}>
      <header className={styles['evidenceHead']}>
        <HarmMark harm={item.importance.harm} />
        <div>
          <h2>{item.title}</h2>
          <p>{item.sentence}</p>
        </div>
      </header>
      <dl className={styles['facts']}>
        {named ? <Fact name={t('community')}>{community.name}</Fact> : null}
        {group ? <Fact name={t('group')}>{group.name ?? t('unnamed')}</Fact> : null}
        {member ? <Fact name={t('member')}>{member.name ?? t('unnamed')}</Fact> : null}
        {rule ? <Fact name={t('rule')}>{rule.title}</Fact> : null}
        {since ? (
          <Fact name={t('since')}>
            <When at={since} />
            {count > 1 && item.kind !== 'unassigned-groups' ? ` · ${t('times', { count })}` : ''}
          </Fact>
        ) : null}
        {deadline ? (
          <Fact name={t('deadline')}>
            <When at={deadline} className={styles['due']} />
          </Fact>
        ) : null}
        {assignee ? <Fact name={t('assignee')}>{assignee.name}</Fact> : null}
        {snoozed && snoozed > now ? (
          <Fact name={t('snoozedUntil')}>
            <When at={snoozed} />
          </Fact>
        ) : null}
      </dl>
      <Found item={item} />
      <p className={styles['reason']}>{item.importance.reason}</p>
      {children}
    </article>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** The conversation, why the rule fired, and what was done. */
function Found({ item }: { readonly item: Item }) {
  const t = useWords('inbox')
  const { data, error, isPending, refetch } = useQuery(detailQuery(item.community.id, item.id))
  if (isPending) return <Waiting rows={3} />
  if (error) return <Failure error={error} retry={() => void refetch()} />
  const { context, why, done } = data
  return (
    <>
      {context.length > 0 ? <Conversation said={context} /> : null}
      {why ? (
        <section className={styles['why']}>
          <h3>{t('why')}</h3>
          <p>{why.sentence ?? why.outcome}</p>
          {why.values.length > 0 ? (
            <ul className={styles['values']}>
              {why.values.map(({ name, value }) => (
                <li key={name}>
                  <code>{name}</code> {value}
                </li>
              ))}
            </ul>
          ) : null}
        </section>
      ) : null}
      {done.length > 0 ? (
        <section className={styles['why']}>
          <h3>{t('doneSoFar')}</h3>
          <ul className={styles['deeds']}>
            {done.map(({ act, status, reason }, place) => (
              <li key={place}>
                <strong>{act}</strong> <span>{t(`state.${stateIn(status)}`)}</span>
                {reason ? <small>{reason}</small> : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}

const STATES = ['queued', 'sending', 'handed', 'sent', 'failed', 'unknown', 'expired', 'done'] as const
const stateIn = (status: string) => STATES.find((state) => state === status) ?? 'done'
