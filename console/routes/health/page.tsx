import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { Failure } from '../../ui/failure.tsx'
import { Page } from '../../ui/page.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { communityHealthQuery, installationQuery } from './health-queries.ts'
import type { CommunityHealth, Installation } from './health-queries.ts'
import styles from './health.module.css'
import { Numbers } from './numbers.tsx'
import { Accounts, Disk, Outgoing } from './pictures.tsx'
import { useSentences } from './sentences.ts'
import type { Sentence } from './sentences.ts'

/** What operators would want to know before they are asked: sentences, pictures, numbers. */
export function HealthPage() {
  const t = useWords('health')
  const { id } = useCommunity()
  const house = useQuery(installationQuery)
  const here = useQuery(communityHealthQuery(id))
  if (house.data && here.data) return <Known house={house.data} here={here.data} />
  const error = house.error ?? here.error
  return (
    <Page title={t('common:pages.health')}>
      {error ? (
        <Failure error={error} retry={() => void Promise.all([house.refetch(), here.refetch()])} />
      ) : (
        <Waiting rows={8} />
      )}
    </Page>
  )
}

function Known({ house, here }: { readonly house: Installation; readonly here: CommunityHealth }) {
  const t = useWords('health')
  const sentences = useSentences(house, here)
  const wrong = sentences.filter(({ tone }) => tone === 'loss' || tone === 'person').length
  return (
    <Page title={t('common:pages.health')} finding={t('finding', { count: wrong })}>
      <section className={styles['card']} aria-label={t('plainly')}>
        <ul className={styles['sentences']}>
          {sentences.map((sentence) => (
            <Said key={sentence.text} {...sentence} />
          ))}
        </ul>
      </section>
      <div className={styles['pictures']}>
        <Outgoing house={house} />
        <Disk storage={house.storage} />
        <Accounts here={here} />
      </div>
      <Numbers house={house} />
    </Page>
  )
}

const MARKS = { loss: '✕', person: '!', good: '✓', plain: '·' } as const

function Said({ tone, text, page }: Sentence) {
  const t = useWords('health')
  const { id } = useCommunity()
  return (
    <li>
      <span className={`${styles['mark']} ${styles[tone]}`} role="img" aria-label={t(`tone.${tone}`)}>
        {MARKS[tone]}
      </span>
      <span>
        {text}{' '}
        {page ? (
          <Link to={`/c/$community/${page}`} params={{ community: id }}>
            {t(`common:pages.${page}`)}
          </Link>
        ) : null}
      </span>
    </li>
  )
}
