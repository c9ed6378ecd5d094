import { Link } from '@tanstack/react-router'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { HarmMark } from '../../parts/inbox/harm-mark.tsx'
import { Bars } from '../../ui/bars.tsx'
import { useFormat } from '../../ui/format.ts'
import { When } from '../../ui/when.tsx'
import styles from './home.module.css'
import { sumOf } from './home-queries.ts'
import type { Acts, Top, Week } from './home-queries.ts'

interface TodayProps {
  readonly week: Week
  readonly top: Top
}

/** What waits, and what was done without anybody. */
export function Today({ week, top }: TodayProps) {
  return (
    <div className={styles['today']}>
      <Waits top={top} />
      <Ran acts={week.actsToday} week={week.acts} />
    </div>
  )
}

function Waits({ top }: Pick<TodayProps, 'top'>) {
  const t = useWords('home')
  const { id } = useCommunity()
  const { items, counts } = top
  // The first stands above, as the one thing to do now.
  const others = items.slice(1, 5)
  return (
    <section className={styles['card']}>
      <h2>{t('today.inbox')}</h2>
      {others.length === 0 ? (
        <p className={styles['soft']}>{t(items.length === 0 ? 'today.inboxNone' : 'today.inboxOne')}</p>
      ) : null}
      <ul className={styles['items']}>
        {others.map((item) => (
          <li key={item.id}>
            <Link
              className={styles['item']}
              to="/c/$community/inbox"
              params={{ community: id }}
              search={{ item: item.id }}
            >
              <HarmMark harm={item.importance.harm} />
              <span className={styles['words']}>
                <strong>{item.title}</strong>
                <span className={styles['soft']}>{item.sentence}</span>
              </span>
            </Link>
            {item.since === null ? null : <When at={item.since} className={styles['soft']} />}
          </li>
        ))}
      </ul>
      {counts.open > items.length ? (
        <Link className={styles['foot']} to="/c/$community/inbox" params={{ community: id }}>
          {t('today.inboxAll', { count: counts.open })}
        </Link>
      ) : null}
    </section>
  )
}

const WORDS = [
  'say',
  'reply',
  'tell',
  'warn',
  'mute',
  'unmute',
  'recall',
  'remove',
  'block',
  'webhook',
] as const

interface RanProps {
  readonly acts: readonly Acts[]
  readonly week: readonly Acts[]
}

/** Of typing, as it is reckoned for each. */
const secondsOf = (acts: readonly Acts[]): number =>
  acts.reduce((sum, act) => sum + act.done * act.seconds, 0)

function Ran({ acts, week }: RanProps) {
  const t = useWords('home')
  const format = useFormat()
  const named = acts.flatMap((act) => {
    const kind = WORDS.find((each) => each === act.kind)
    return kind === undefined || act.done === 0 ? [] : [{ ...act, kind }]
  })
  return (
    <section className={styles['card']}>
      <h2>{t('today.ran')}</h2>
      {sumOf(acts, 'done') === 0 ? (
        <p className={styles['soft']}>{t('today.ranNone')}</p>
      ) : (
        <>
          <p className={styles['value']}>{t('today.saved', { minutes: Math.round(secondsOf(acts) / 60) })}</p>
          <p className={styles['soft']}>
            {t('today.week', {
              count: sumOf(week, 'done'),
              time: format.duration(Math.max(60, secondsOf(week)) * 1_000),
            })}
          </p>
          <Bars
            bars={named.map(({ kind, done }) => {
              return { key: kind, label: t(`act.${kind}`), value: done, words: format.number(done) }
            })}
          />
          <details className={`${styles['soft']} ${styles['foot']}`}>
            <summary>{t('today.how')}</summary>
            <ul>
              {named.map(({ kind, done, seconds: each }) => (
                <li key={kind}>
                  {t(`act.${kind}`)}: {t('today.reckoned', { count: done, seconds: each })}
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
    </section>
  )
}
