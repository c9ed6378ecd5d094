import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { ActLine } from '../../parts/events/act-line.tsx'
import { canUndo, stateOf } from '../../parts/events/act-state.ts'
import type { Action, Event, PersonOf } from '../../parts/events/types.ts'
import { useSession } from '../../session.ts'
import { When } from '../../ui/when.tsx'
import styles from './live.module.css'
import type { Undo } from './use-undo.ts'

interface DeedsProps {
  readonly event: Event
  readonly personOf: PersonOf
  readonly undo: Undo
}

/** What was done about an event: how far each act is, by which rule, and how to take it back. */
export function Deeds({ event, personOf, undo }: DeedsProps) {
  const t = useWords('live')
  const community = useCommunity()
  const { actions, cases, verdicts, instead } = event
  const mayUndo = community.can('manager')
  if (actions.length === 0 && cases.length === 0) return null
  return (
    <section className={styles['section']}>
      <h2>{t('panel.done')}</h2>
      <ul className={styles['deeds']}>
        {actions.map((action, place) => (
          <li key={action.n}>
            <ActLine
              action={action}
              personOf={personOf}
              verdicts={verdicts}
              instead={instead.find(({ n }) => n === action.n)?.sentence ?? null}
              undoing={undo.isUnderWay(action)}
            >
              {mayUndo && canUndo(action, stateOf(action, verdicts)) && !undo.isUnderWay(action) ? (
                <Button size="small" onClick={() => undo.take(action)}>
                  {t('panel.undo')}
                </Button>
              ) : null}
            </ActLine>
            <Whose event={event} action={action} named={actions[place + 1]?.rule !== action.rule} />
          </li>
        ))}
      </ul>
      {cases.length === 0 ? null : (
        <p className={styles['links']}>
          <span>{t('panel.cases', { count: cases.length })}</span>
          <Link
            to="/c/$community/inbox"
            params={{ community: community.id }}
            search={{ item: `${event.seq}-${cases[0]?.n ?? 0}` }}
            className={styles['link']}
          >
            {t('panel.toInbox')}
          </Link>
        </p>
      )}
    </section>
  )
}

interface WhoseProps {
  readonly event: Event
  readonly action: Action
  /** Of acts of one rule in a row the last names it. */
  readonly named: boolean
}

/** By which rule it was done, and who took it back. */
function Whose({ event, action, named }: WhoseProps) {
  const t = useWords('live')
  const { operator } = useSession()
  const title = named ? event.fired.find(({ rule }) => rule === action.rule)?.title : undefined
  const undone = event.verdicts.findLast(
    ({ on, n, verdict }) => on === 'action' && n === action.n && verdict === 'undo',
  )
  return (
    <p className={styles['whose']}>
      {title === undefined ? null : <span>{t('panel.byRule', { rule: title })}</span>}
      {undone ? (
        <span>
          {t('panel.undoneBy', {
            name: undone.operator === operator.id ? t('panel.you') : (undone.by ?? t('panel.operator')),
          })}{' '}
          <When at={undone.at} />
        </span>
      ) : null}
    </p>
  )
}
