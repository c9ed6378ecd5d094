import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { lazy, Suspense, useState } from 'react'
import type { Schemas } from '../../../shell/api/contract.ts'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { ChangesList, RoleDifferences } from '../../parts/publish/changes-list.tsx'
import { Failure } from '../../ui/failure.tsx'
import { useFormat } from '../../ui/format.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { AgainDialog } from './again-dialog.tsx'
import { GoBack } from './go-back.tsx'
import { changesQuery } from './queries.ts'
import type { Version } from './version-list.tsx'
import styles from './versions.module.css'

const SideBySide = lazy(() => import('./side-by-side.tsx').then((file) => ({ default: file.SideBySide })))

interface ComparisonProps {
  readonly community: string
  readonly versions: readonly Version[]
  readonly version: Version
  /** Version that it is compared with; absent = the one before it. */
  readonly since: number | undefined
}

/** What differs between two versions: sentences on top, the texts below. */
export function Comparison({ community, versions, version, since }: ComparisonProps) {
  const t = useWords('versions')
  const format = useFormat()
  const { can } = useCommunity()
  const navigate = useNavigate()
  const [again, setAgain] = useState(false)
  const asked = useQuery(changesQuery(community, version.version, since))
  const earlier = since ?? version.version - 1
  const others = versions.filter((one) => one.version !== version.version)
  const inForce = versions[0]?.version ?? version.version
  const newest = inForce === version.version
  return (
    <section className={styles['comparison']} aria-label={t('version', { version: version.version })}>
      <header className={styles['head']}>
        <div>
          <h2>{t('version', { version: version.version })}</h2>
          <p className={styles['who']}>
            {t('who', {
              name: version.by ?? t('unknown'),
              at: `${format.day(version.published)} ${format.time(version.published)}`,
            })}
          </p>
        </div>
        {newest ? (
          <GoBack community={community} inForce={inForce} />
        ) : (
          <Button
            disabled={!can('steward')}
            title={can('steward') ? '' : t('needsSteward')}
            onClick={() => setAgain(true)}
          >
            {t('again', { version: version.version })}
          </Button>
        )}
      </header>
      {version.reason === '' ? null : <p>{version.reason}</p>}
      {others.length > 0 ? (
        <label className={styles['with']}>
          <span>{t('compareWith')}</span>
          <Select
            value={earlier}
            popupMatchSelectWidth={false}
            options={[
              ...others.map((one) => ({ value: one.version, label: t('version', { version: one.version }) })),
              ...(version.version === 1 ? [{ value: 0, label: t('nothingBefore') }] : []),
            ]}
            onChange={(value) =>
              void navigate({
                to: '/c/$community/versions',
                params: { community },
                search: { version: version.version, ...(value === 0 ? {} : { since: value }) },
                resetScroll: false,
              })
            }
          />
        </label>
      ) : null}
      {asked.error ? <Failure error={asked.error} retry={() => void asked.refetch()} /> : null}
      {asked.isPending ? <Waiting rows={6} /> : null}
      {asked.data ? <Differences changes={asked.data} /> : null}
      <AgainDialog
        community={community}
        version={version.version}
        base={inForce}
        open={again}
        onClose={() => setAgain(false)}
      />
    </section>
  )
}

type Text = Pick<Schemas['Charter'], 'version' | 'source'>

interface DifferencesProps {
  readonly changes: Pick<Schemas['CharterChanges'], 'changes' | 'roles'> & {
    readonly before: Text | null
    readonly after: Text
  }
}

function Differences({ changes }: DifferencesProps) {
  const t = useWords('versions')
  const { before, after, roles } = changes
  return (
    <>
      {before ? <RoleDifferences roles={roles} /> : null}
      {before && changes.changes.length === 0 ? <p>{t('same')}</p> : null}
      {before ? (
        <ChangesList changes={changes.changes} />
      ) : (
        <p>{t('first', { count: changes.changes.length })}</p>
      )}
      <Suspense fallback={<Waiting rows={8} />}>
        <SideBySide
          before={before?.source ?? ''}
          after={after.source}
          labels={[
            before ? t('version', { version: before.version }) : t('nothingBefore'),
            t('version', { version: after.version }),
          ]}
        />
      </Suspense>
    </>
  )
}
