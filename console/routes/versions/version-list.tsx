import { Link } from '@tanstack/react-router'
import type { Schemas } from '../../../shell/api/contract.ts'
import { useWords } from '../../locale/words.ts'
import { useFormat } from '../../ui/format.ts'
import styles from './versions.module.css'

export type Version = Schemas['CharterVersion']

interface VersionListProps {
  readonly community: string
  /** Newest first. */
  readonly versions: readonly Version[]
  readonly shown: number
}

/** Who published which version, when and why. */
export function VersionList({ community, versions, shown }: VersionListProps) {
  const t = useWords('versions')
  const format = useFormat()
  return (
    <nav aria-label={t('list')}>
      <ol className={styles['list']}>
        {versions.map(({ version, published, by, reason }, place) => (
          <li key={version}>
            <Link
              to="/c/$community/versions"
              params={{ community }}
              search={{ version }}
              className={styles['version']}
              aria-current={version === shown}
              resetScroll={false}
            >
              <span className={styles['number']}>
                {t('version', { version })}
                {place === 0 ? <span className={styles['inForce']}>{t('inForce')}</span> : null}
              </span>
              <span className={styles['why']}>{reason === '' ? t('noReason') : reason}</span>
              <span className={styles['who']}>
                {t('who', {
                  name: by ?? t('unknown'),
                  at: `${format.day(published)} ${format.time(published)}`,
                })}
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
