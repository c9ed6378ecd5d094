import { useWords } from '../../locale/words.ts'
import { Bars } from '../../ui/bars.tsx'
import { useFormat } from '../../ui/format.ts'
import { useNow } from '../../ui/now.ts'
import { When } from '../../ui/when.tsx'
import type { CommunityHealth, Installation } from './health-queries.ts'
import styles from './health.module.css'

const STATES = ['queued', 'sending', 'handed', 'unknown', 'failed', 'expired'] as const
const TONES = {
  queued: 'sky',
  sending: 'sky',
  handed: 'ember',
  unknown: 'ember',
  failed: 'brick',
  expired: 'brick',
} as const

/** What is not over, one bar a state. */
export function Outgoing({ house }: { readonly house: Installation }) {
  const t = useWords('health')
  const format = useFormat()
  const shown = STATES.flatMap((state) => {
    const found = house.actions.find(({ status }) => status === state)
    return found ? [{ state, count: found.count }] : []
  })
  return (
    <section className={styles['card']}>
      <h2>{t('pictures.actions')}</h2>
      {shown.length === 0 ? <p className={styles['soft']}>{t('pictures.actionsNone')}</p> : null}
      <Bars
        bars={shown.map(({ state, count }) => ({
          key: state,
          label: t(`state.${state}`),
          value: count,
          words: format.number(count),
          tone: TONES[state],
        }))}
      />
    </section>
  )
}

/** The disk as one bar: others' data, ours, free, and what has to stay free. */
export function Disk({ storage }: { readonly storage: Installation['storage'] }) {
  const t = useWords('health')
  const format = useFormat()
  const { total, free, folder, minFree } = storage
  const reserve = Math.round((total * minFree) / 100)
  const ours = Math.min(folder, total - free)
  const parts = [
    { name: 'used', bytes: total - free - ours },
    { name: 'ours', bytes: ours },
    { name: 'free', bytes: Math.max(0, free - reserve) },
    { name: 'reserve', bytes: Math.min(free, reserve) },
  ] as const
  const words = { free: format.bytes(free), total: format.bytes(total), reserve: format.bytes(reserve) }
  return (
    <section className={styles['card']}>
      <h2>{t('pictures.disk', words)}</h2>
      <div className={styles['disk']} role="img" aria-label={t('pictures.disk', words)}>
        {parts.map(({ name, bytes }) => (
          <span key={name} data-part={name} style={{ width: `${(bytes / Math.max(1, total)) * 100}%` }} />
        ))}
      </div>
      <ul className={styles['legend']}>
        {parts.map(({ name, bytes }) => (
          <li key={name}>
            <span className={styles['swatch']} data-part={name} aria-hidden="true" />
            {t(`pictures.${name}`)} {format.bytes(bytes)}
          </li>
        ))}
      </ul>
    </section>
  )
}

const ACCOUNT_STATES = [
  'connected',
  'connecting',
  'opening',
  'disconnected',
  'limited',
  'failed',
  'closed',
] as const

export function Accounts({ here }: { readonly here: CommunityHealth }) {
  const t = useWords('health')
  const format = useFormat()
  const now = useNow()
  if (here.accounts.length === 0) return null
  return (
    <section className={styles['card']}>
      <h2>{t('pictures.accounts')}</h2>
      <ul className={styles['accounts']}>
        {here.accounts.map(({ id, name, platform, state, since, retryAt, message }) => {
          const known = ACCOUNT_STATES.find((each) => each === state)
          return (
            <li key={id}>
              <span className={styles['light']} data-state={state} aria-hidden="true" />
              <span className={styles['account']}>
                <strong>{name}</strong>
                <span className={styles['soft']}>{platform}</span>
                {message === null ? null : <span className={styles['soft']}>{message}</span>}
              </span>
              <span className={styles['standing']}>
                <span>{known ? t(`account.${known}`) : t('account.other', { state })}</span>
                <When at={since} className={styles['soft']} />
                {retryAt === null ? null : (
                  <span className={styles['soft']}>
                    {t('account.retry', { when: format.relative(retryAt, now) })}
                  </span>
                )}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
