import { Button } from 'antd'
import { Link } from '@tanstack/react-router'
import { api, ask } from '../../api/client.ts'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { useFormat } from '../../ui/format.ts'
import { useNow } from '../../ui/now.ts'
import { When } from '../../ui/when.tsx'
import styles from './member.module.css'
import { Section } from './section.tsx'
import { timeOf } from './time-of.ts'
import { useWrite } from './use-member.ts'
import type { Place, Profile } from './use-member.ts'

type Sanction = Profile['sanctions'][number]
const KINDS = ['warn', 'mute', 'recall', 'remove', 'block'] as const
/** It has not happened, or nobody knows. */
const FAR = ['queued', 'sending', 'handed', 'failed', 'unknown', 'expired'] as const
const SHOWN = 8

/** What runs now on top, with a way to undo it; then what still counts, and what was. */
export function Sanctions({ place, profile }: { readonly place: Place; readonly profile: Profile }) {
  const t = useWords('members')
  const format = useFormat()
  const now = useNow()
  const { sanctions, strikes, cases } = profile
  const runs = ({ until, status }: Sanction) => until !== null && until > now && status !== 'failed'
  const running = sanctions.filter(runs)
  const earlier = sanctions.filter((each) => !runs(each)).slice(0, SHOWN)
  return (
    <Section title={t('sanctions.title')}>
      {cases.length > 0 ? (
        <p className={styles['waits']}>
          {t('cases.title')}：{cases.map(({ title, kind }) => title ?? kind).join(' · ')}{' '}
          <Link to="/c/$community/inbox" params={{ community: place.community }}>
            {t('cases.open')}
          </Link>
        </p>
      ) : null}
      {strikes.map(({ rule, title, count, until }) => (
        <p key={rule} className={styles['strike']}>
          {t('sanctions.strikes', { rule: title, count, time: timeOf(until, format) })}
        </p>
      ))}
      {running.length > 0 ? <h3>{t('sanctions.running')}</h3> : null}
      {running.map((each) => (
        <Line key={`${each.seq}-${each.n}`} place={place} sanction={each} running />
      ))}
      {running.length > 0 && earlier.length > 0 ? <h3>{t('sanctions.earlier')}</h3> : null}
      {earlier.map((each) => (
        <Line key={`${each.seq}-${each.n}`} place={place} sanction={each} />
      ))}
      {sanctions.length === 0 ? <p className={styles['soft']}>{t('sanctions.none')}</p> : null}
    </Section>
  )
}

interface LineProps {
  readonly place: Place
  readonly sanction: Sanction
  readonly running?: boolean
}

function Line({ place, sanction, running = false }: LineProps) {
  const t = useWords('members')
  const format = useFormat()
  const { can } = useCommunity()
  const write = useWrite(place)
  const { kind, title, at, until, seq, n, status } = sanction
  const known = KINDS.find((each) => each === kind)
  const far = FAR.find((each) => each === status)
  const undo = () =>
    write(
      () =>
        ask(
          api.POST('/api/v1/communities/{community}/events/{seq}/actions/{n}/verdict', {
            params: { path: { community: place.community, seq, n: String(n) } },
            body: { verdict: 'undo' },
          }),
        ),
      t('sanctions.undone'),
    )
  return (
    <div className={styles['row']} data-running={running}>
      <div>
        <strong>
          {known === undefined ? t('sanctions.kinds.other', { kind }) : t(`sanctions.kinds.${known}`)}
        </strong>{' '}
        {until === null ? null : <span>{t('sanctions.until', { time: timeOf(until, format) })}</span>}
        <p className={styles['soft']}>
          {t('sanctions.for', { rule: title })} · <When at={at} />
          {far === undefined ? null : <span className={styles['far']}>{t(`sanctions.far.${far}`)}</span>}
        </p>
      </div>
      {can('manager') ? <Button onClick={() => void undo()}>{t('sanctions.undo')}</Button> : null}
    </div>
  )
}
