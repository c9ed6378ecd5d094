import { Link } from '@tanstack/react-router'
import { useWords } from '../../locale/words.ts'
import { EventLine } from '../../parts/events/event-line.tsx'
import { peopleIn } from '../../parts/events/types.ts'
import { Failure } from '../../ui/failure.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { When } from '../../ui/when.tsx'
import styles from './member.module.css'
import { Section } from './section.tsx'
import { useEventsOf } from './use-member.ts'
import type { Place } from './use-member.ts'

interface EventsProps {
  readonly place: Place
  readonly what: 'messages' | 'decisions'
}

/** What the member said, or what rules made of it, newest first. */
export function Events({ place, what }: EventsProps) {
  const t = useWords('members')
  const { data, error, refetch } = useEventsOf(place, what)
  const words = what === 'messages' ? 'history' : 'decisions'
  const narrowed =
    what === 'messages'
      ? { member: place.member, kind: 'messages' as const }
      : { member: place.member, act: 'any' as const }
  return (
    <Section
      title={t(`${words}.title`)}
      tools={
        <Link to="/c/$community/live" params={{ community: place.community }} search={narrowed}>
          {t(`${words}.all`)}
        </Link>
      }
    >
      {error ? <Failure error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Waiting rows={3} /> : null}
      {data?.events.length === 0 ? <p className={styles['soft']}>{t(`${words}.none`)}</p> : null}
      <ol className={styles['events']}>
        {data?.events.map((event) => (
          <li key={event.seq}>
            <span className={styles['soft']}>
              <When at={event.at} />
            </span>
            <EventLine event={event} personOf={peopleIn(data.people)} />
          </li>
        ))}
      </ol>
    </Section>
  )
}
