import { useWords } from '../../locale/words.ts'
import { useFormat } from '../../ui/format.ts'
import styles from './playground.module.css'
import type { PlayedEvent, World } from './use-play.ts'

interface DeedsProps {
  readonly world: World
  readonly nameOf: (person: string | null) => string
}

/** What one charter does on one step: acts with their words, points, cases, and what was held back. */
export function Deeds({ world, nameOf }: DeedsProps) {
  const t = useWords('playground')
  if (world.stopped !== null) return <p className={styles['stopped']}>{t(`stopped.${world.stopped}`)}</p>
  const told = world.events.filter(isTold)
  if (told.length === 0) return <p className={styles['nothing']}>{t('nothing')}</p>
  return (
    <div className={styles['deeds']}>
      {told.map((event) => (
        <Happened key={`${event.now} ${event.kind} ${event.timer ?? ''}`} event={event} nameOf={nameOf} />
      ))}
    </div>
  )
}

function isTold({ actions, points, cases, fired }: PlayedEvent): boolean {
  return actions.length + points.length + cases.length + fired.length > 0
}

function Happened({ event, nameOf }: { readonly event: PlayedEvent } & Pick<DeedsProps, 'nameOf'>) {
  const t = useWords('playground')
  const format = useFormat()
  const { timer, actions, points, cases, fired } = event
  const held = fired.filter((rule) => rule.held !== null)
  return (
    <>
      {timer === null ? null : (
        <p className={styles['timer']}>
          {t('timer', { at: `${format.day(event.now)} ${format.time(event.now)}` })}
        </p>
      )}
      <ul>
        {actions.map((action, place) => (
          <li key={place}>
            <span data-loss={LOSSES.has(action.kind)} className={styles['act']}>
              {t(`acts.${knownAct(action.kind)}`, {
                name: nameOf(action.person),
                label: action.name ?? '',
                length: format.duration(action.amount ?? 0),
                amount: action.amount ?? 0,
              })}
            </span>
            {action.withheld ? <span className={styles['held']}>{t('withheld')}</span> : null}
            {action.text !== null && SPOKEN.has(action.kind) ? (
              <q className={styles['said']}>{action.text}</q>
            ) : null}
          </li>
        ))}
        {points.map(({ person, amount }, place) => (
          <li key={`points ${place}`}>{t('points', { name: nameOf(person), amount })}</li>
        ))}
        {cases.map(({ kind }, place) => (
          <li key={`case ${place}`}>{t('case', { kind })}</li>
        ))}
        {held.map(({ rule, title, held: why }) => (
          <li key={`held ${rule}`} className={styles['held']}>
            {t('held', { rule: title, why: t(`why.${knownWhy(why)}`) })}
          </li>
        ))}
      </ul>
    </>
  )
}

const LOSSES = new Set(['recall', 'mute', 'remove', 'block'])
const SPOKEN = new Set(['say', 'reply', 'tell', 'warn', 'note'])
const ACTS = [
  'say',
  'reply',
  'tell',
  'warn',
  'mute',
  'unmute',
  'tag',
  'note',
  'webhook',
  'recall',
  'remove',
  'block',
  'case',
] as const
const WHYS = [
  'dry',
  'quiet',
  'late',
  'cooldown',
  'cap',
  'exempt',
  'breaker',
  'protected',
  'ceiling',
  'stranger',
] as const

const knownAct = (kind: string) => ACTS.find((one) => one === kind) ?? 'other'
const knownWhy = (why: string | null) => WHYS.find((one) => one === why) ?? 'other'
