import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Schemas } from '../../../shell/api/contract.ts'
import { useWords } from '../../locale/words.ts'
import styles from './doors.module.css'
import { ChatPicture, FirePicture, PlugPicture } from './pictures.tsx'

interface DoorsProps {
  readonly communities: readonly Schemas['Community'][]
  readonly mayFound: boolean
}

/** Look at the demo, bring a history, connect a platform. */
export function Doors({ communities, mayFound }: DoorsProps) {
  const t = useWords('welcome')
  const demos = communities.filter(({ demo }) => demo)
  const own = communities.filter(({ demo }) => !demo)
  return (
    <>
      <div className={styles['doors']}>
        <Door picture={<FirePicture />} title={t('demo.title')} text={t('demo.text')}>
          {demos.map(({ id, name }) => (
            <Link key={id} className={styles['way']} to="/c/$community" params={{ community: id }}>
              {name}
            </Link>
          ))}
          {demos.length === 0 ? <p className={styles['hint']}>{t('demo.none')}</p> : null}
        </Door>
        <Door picture={<ChatPicture />} title={t('history.title')} text={t('history.text')}>
          {own.map(({ id, name }) => (
            <Link key={id} className={styles['way']} to="/c/$community/history" params={{ community: id }}>
              {name}
            </Link>
          ))}
          <Begin mayFound={mayFound} first={own.length === 0} next="history" />
        </Door>
        <Door picture={<PlugPicture />} title={t('platform.title')} text={t('platform.text')}>
          {own.map(({ id, name }) => (
            <Link key={id} className={styles['way']} to="/c/$community/accounts" params={{ community: id }}>
              {name}
            </Link>
          ))}
          <Begin mayFound={mayFound} first={own.length === 0} next="accounts" />
        </Door>
      </div>
      {mayFound ? (
        <p className={styles['apart']}>
          {t('charter.text')}{' '}
          <Link to="/welcome" search={{ found: 'studio' }}>
            {t('charter.action')}
          </Link>
        </p>
      ) : null}
    </>
  )
}

interface DoorProps {
  readonly picture: ReactNode
  readonly title: string
  readonly text: string
  readonly children: ReactNode
}

function Door({ picture, title, text, children }: DoorProps) {
  return (
    <section className={styles['door']}>
      <div className={styles['picture']}>{picture}</div>
      <h2>{title}</h2>
      <p>{text}</p>
      <div className={styles['ways']}>{children}</div>
    </section>
  )
}

interface BeginProps {
  readonly mayFound: boolean
  /** There is no community of one's own yet. */
  readonly first: boolean
  readonly next: 'history' | 'accounts'
}

function Begin({ mayFound, first, next }: BeginProps) {
  const t = useWords('welcome')
  if (!mayFound) return first ? <p className={styles['hint']}>{t('mayNot')}</p> : null
  return (
    <Link
      className={`${styles['way']} ${first ? '' : styles['other']}`}
      to="/welcome"
      search={{ found: next }}
    >
      {first ? t('begin') : t('another')}
    </Link>
  )
}
