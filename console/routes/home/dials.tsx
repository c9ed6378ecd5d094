import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { Dial } from '../../ui/dial.tsx'
import { useFormat } from '../../ui/format.ts'
import { useNow } from '../../ui/now.ts'
import { Sparkline } from '../../ui/sparkline.tsx'
import styles from './home.module.css'
import { sumOf } from './home-queries.ts'
import type { Top, Week } from './home-queries.ts'

interface DialsProps {
  readonly week: Week
  readonly top: Top
}

/** Three figures that are measured, each with its trend and its reason. */
export function Dials({ week, top }: DialsProps) {
  const t = useWords('home')
  return (
    <section className={styles['dials']} aria-label={t('dials')}>
      <Alive week={week} />
      <Order week={week} />
      <WaitingForYou top={top} />
    </section>
  )
}

/** A change smaller than this is none. */
const NOTABLE = 0.1

function Alive({ week }: Pick<DialsProps, 'week'>) {
  const t = useWords('home')
  const format = useFormat()
  const { writers, writersBefore: before } = week
  const change = before === 0 ? 0 : (writers - before) / before
  const recent = week.days.slice(-7)
  const joins = recent.reduce((sum, day) => sum + day.joins, 0)
  const leaves = recent.reduce((sum, day) => sum + day.leaves, 0)
  const daily = week.days.slice(-14).map((day) => day.writers)
  const sentence = (): string => {
    if (before === 0) return writers === 0 ? t('alive.none') : t('alive.first')
    if (Math.abs(change) < NOTABLE) return t('alive.same', { before })
    const words = format.percent(Math.round(Math.abs(change) * 100) / 100)
    return t(change > 0 ? 'alive.up' : 'alive.down', { change: words })
  }
  return (
    <DialCard
      name={t('alive.name')}
      picture={
        <Sparkline
          values={daily}
          label={t('alive.trend', { today: daily.at(-1) ?? 0 })}
          width={112}
          height={48}
        />
      }
      value={t('alive.value', { count: writers })}
      period={t('alive.period')}
    >
      {format.text(sentence(), t('alive.moves', { joins, leaves }))}
    </DialCard>
  )
}

function Order({ week }: Pick<DialsProps, 'week'>) {
  const t = useWords('home')
  const format = useFormat()
  const done = sumOf(week.acts, 'done')
  const undone = sumOf(week.acts, 'undone')
  const failed = sumOf(week.acts, 'failed')
  const before = sumOf(week.actsBefore, 'done')
  const stood = done === 0 ? 1 : 1 - undone / done
  const share = (part: number): string => format.percent(Math.round(part * 100) / 100)
  return (
    <DialCard
      name={t('order.name')}
      picture={
        <Dial
          share={done === 0 ? 0 : stood}
          tone={stood < 0.9 ? 'person' : 'good'}
          mark={done === 0 ? '–' : share(stood)}
          label={done === 0 ? t('order.none') : t('order.dial', { share: share(stood) })}
        />
      }
      value={t('order.value', { count: done })}
      period={t('order.period')}
    >
      {format.text(
        done === 0
          ? t('order.none')
          : undone === 0
            ? t('order.clean')
            : t('order.undone', { undone, share: share(undone / done) }),
        before > 0 ? t('order.before', { before }) : null,
        failed > 0 ? t('order.failed', { count: failed }) : null,
      )}
    </DialCard>
  )
}

const MINUTE = 60_000

function WaitingForYou({ top }: Pick<DialsProps, 'top'>) {
  const t = useWords('home')
  const format = useFormat()
  const now = useNow()
  const { id } = useCommunity()
  const { open, mine } = top.counts
  const times = top.items.flatMap(({ since }) => (since === null || now - since < MINUTE ? [] : [since]))
  return (
    <DialCard
      name={t('waiting.name')}
      picture={
        <Dial
          share={open === 0 ? 1 : Math.min(1, open / 10)}
          tone={open === 0 ? 'good' : 'person'}
          mark={open === 0 ? '✓' : format.compact(open)}
          label={t('waiting.value', { count: open })}
        />
      }
      value={t('waiting.value', { count: open })}
      period={t('waiting.period')}
    >
      {format.text(
        open === 0 ? t('waiting.none') : null,
        times.length > 0 ? t('waiting.since', { when: format.relative(Math.min(...times), now) }) : null,
        open > 0 ? t('waiting.mine', { count: mine }) : null,
      )}{' '}
      <Link to="/c/$community/inbox" params={{ community: id }}>
        {t('waiting.open')}
      </Link>
    </DialCard>
  )
}

interface DialCardProps {
  readonly name: string
  readonly picture: ReactNode
  readonly value: string
  readonly period: string
  readonly children: ReactNode
}

function DialCard({ name, picture, value, period, children }: DialCardProps) {
  return (
    <article className={styles['card']}>
      <div className={styles['head']}>
        <div>
          <h2>{name}</h2>
          <p className={styles['value']}>{value}</p>
          <p className={styles['soft']}>{period}</p>
        </div>
        {picture}
      </div>
      <p>{children}</p>
    </article>
  )
}
