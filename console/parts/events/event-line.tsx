import { memo } from 'react'
import type { ReactNode } from 'react'
import { useWords } from '../../locale/words.ts'
import { Person } from '../../ui/person.tsx'
import { ActsOfEvent } from './acts-of-event.tsx'
import { carriedOut, stateOf } from './act-state.ts'
import { ActTag } from './act-line.tsx'
import styles from './events.module.css'
import type { Event, PersonOf } from './types.ts'
import { useEventWords } from './use-event-words.ts'

export interface EventLineProps {
  readonly event: Event
  readonly personOf: PersonOf
  /** Taken back by its author or by a rule. */
  readonly recalled?: boolean
  readonly edited?: boolean
  readonly reactions?: readonly { readonly emoji: string; readonly count: number }[]
  /** The same person goes on: name and mark stand above already. */
  readonly continued?: boolean
  readonly selected?: boolean
  /** Long texts stand whole. */
  readonly whole?: boolean
  /** Makes the line a button. */
  readonly onOpen?: ((event: Event) => void) | undefined
}

/** One event as a line of the feed, with what it led to below. */
export const EventLine = memo(function EventLine(props: EventLineProps) {
  const { event, personOf, selected = false, continued = false, recalled = false } = props
  const said = event.kind === 'clock.due' ? announced(event) : []
  const without = new Set(said.map(({ n }) => n))
  return (
    <div
      className={styles['line']}
      data-event={event.seq}
      data-kind={event.kind}
      data-selected={selected}
      data-continued={continued}
      data-recalled={recalled}
    >
      <Opener event={event} onOpen={props.onOpen} selected={selected}>
        {event.kind === 'message.sent' ? (
          <Message {...props} />
        ) : said.length > 0 ? (
          <Announcement event={event} said={said} />
        ) : (
          <Happening event={event} personOf={personOf} />
        )}
      </Opener>
      <ActsOfEvent event={event} personOf={personOf} without={without} />
    </div>
  )
})

interface OpenerProps extends Pick<EventLineProps, 'event' | 'onOpen' | 'selected'> {
  readonly children: ReactNode
}

function Opener({ event, onOpen, selected, children }: OpenerProps) {
  if (!onOpen) return <div className={styles['opener']}>{children}</div>
  return (
    <button
      type="button"
      className={styles['opener']}
      aria-current={selected ? 'true' : undefined}
      onClick={() => onOpen(event)}
    >
      {children}
    </button>
  )
}

function Message({ event, personOf, recalled, edited, reactions = [], continued, whole }: EventLineProps) {
  const t = useWords('events')
  const { name, role } = personOf(event.member)
  const points = event.points.reduce((sum, { amount }) => sum + amount, 0)
  return (
    <>
      {continued ? null : (
        <span className={styles['who']}>
          <Person name={name} role={role} />
          {typeof event.data['replyTo'] === 'string' ? (
            <span className={styles['tag']}>{t('reply')}</span>
          ) : null}
          {event.late ? <span className={styles['tag']}>{t('late')}</span> : null}
          {event.source === 'import' ? <span className={styles['tag']}>{t('imported')}</span> : null}
        </span>
      )}
      <Saying event={event} whole={whole} />
      <span className={styles['marks']}>
        {edited ? <span className={styles['tag']}>{t('edited')}</span> : null}
        {recalled ? <span className={styles['tag']}>{t('recalled')}</span> : null}
        {event.fault === null ? null : <span className={styles['wrong']}>{t('fault')}</span>}
        {points === 0 ? null : (
          <span className={styles['points']}>
            {t(points > 0 ? 'points' : 'pointsLost', { amount: Math.abs(points) })}
          </span>
        )}
        {reactions.map(({ emoji, count }) => (
          <span key={emoji} className={styles['reaction']}>
            {emoji}
            {count > 1 ? ` ${count}` : ''}
          </span>
        ))}
      </span>
    </>
  )
}

const WORDS = new Set(['text', 'link', 'mention'])
const MEDIA = [
  'image',
  'voice',
  'video',
  'file',
  'sticker',
  'contact',
  'mini-program',
  'article',
  'location',
  'poll',
  'red-packet',
  'forwarded',
] as const

function Saying({ event, whole = false }: Pick<EventLineProps, 'event' | 'whole'>) {
  const t = useWords('events')
  if (event.erased) return <span className={styles['gone']}>{t('erased')}</span>
  const media = event.parts.filter((type) => !WORDS.has(type))
  if (!event.text && media.length === 0) return <span className={styles['gone']}>{t('noWords')}</span>
  return (
    <span className={styles['said']} data-whole={whole}>
      {event.text}
      {event.cut ? '…' : ''}
      {media.map((type, place) => (
        <span key={place} className={styles['medium']}>
          {t(`media.${MEDIA.find((each) => each === type) ?? 'other'}`)}
        </span>
      ))}
    </span>
  )
}

/** What Folkmoot says of its own accord: a welcome, a reminder. */
const announced = (event: Event) =>
  event.actions.filter((action) => carriedOut(action) === 'say' && action.text !== null)

function Announcement({ event, said }: { readonly event: Event; readonly said: Event['actions'] }) {
  const t = useWords('events')
  return (
    <>
      <span className={styles['who']}>
        <strong>{t('folkmoot')}</strong>
        {event.fired[0] ? <span className={styles['soft']}>{event.fired[0].title}</span> : null}
      </span>
      {said.map((action) => (
        <span key={action.n} className={styles['said']}>
          {action.text} <ActTag state={stateOf(action, event.verdicts)} />
        </span>
      ))}
    </>
  )
}

function Happening({ event, personOf }: Pick<EventLineProps, 'event' | 'personOf'>) {
  const { sentence } = useEventWords()
  return <span className={styles['happening']}>{sentence(event, personOf)}</span>
}
