import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { HarmMark } from '../../parts/inbox/harm-mark.tsx'
import { When } from '../../ui/when.tsx'
import styles from './home.module.css'
import type { Top } from './home-queries.ts'

interface NextProps {
  readonly top: Top
  /** Groups that want to be looked at. */
  readonly needing: number
}

/** The one thing to do now; where nothing is to be done, that is said. */
export function Next({ top, needing }: NextProps) {
  const t = useWords('home')
  const { id, detail } = useCommunity()
  const navigate = useNavigate()
  const params = { community: id }
  if (detail.charter === null) {
    return (
      <Band
        title={t('noCharter')}
        action={
          <Button type="primary" onClick={() => void navigate({ to: '/c/$community/studio', params })}>
            {t('writeCharter')}
          </Button>
        }
      />
    )
  }
  const [first] = top.items
  if (first) {
    const search = { item: first.id }
    return (
      <Band
        urgent
        mark={<HarmMark harm={first.importance.harm} />}
        label={t('next')}
        title={
          <Link to="/c/$community/inbox" params={params} search={search}>
            {first.title}
          </Link>
        }
        action={
          <Button type="primary" onClick={() => void navigate({ to: '/c/$community/inbox', params, search })}>
            {t('deal')}
          </Button>
        }
      >
        {first.sentence} {first.since === null ? null : <When at={first.since} className={styles['soft']} />}
      </Band>
    )
  }
  return (
    <Band title={t('calm')}>
      {needing === 0 ? null : (
        <Link to="/c/$community/groups" params={params} search={{ show: 'needs' }}>
          {t('calmSilent', { count: needing })}
        </Link>
      )}
    </Band>
  )
}

interface BandProps {
  readonly urgent?: boolean
  readonly mark?: ReactNode
  readonly label?: string
  readonly title: ReactNode
  readonly action?: ReactNode
  readonly children?: ReactNode
}

function Band({ urgent = false, mark, label, title, action, children }: BandProps) {
  return (
    <section className={styles['next']} data-urgent={urgent}>
      <div className={styles['nextWords']}>
        {label ? (
          <p className={styles['label']}>
            {mark} {label}
          </p>
        ) : null}
        <h2>{title}</h2>
        {children ? <p className={styles['nextText']}>{children}</p> : null}
      </div>
      {action}
    </section>
  )
}
