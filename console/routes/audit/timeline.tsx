import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { Empty } from '../../ui/empty.tsx'
import { Failure } from '../../ui/failure.tsx'
import { useFormat } from '../../ui/format.ts'
import { Waiting } from '../../ui/waiting.tsx'
import styles from './audit.module.css'
import { gather } from './gather.ts'
import type { Entry } from './gather.ts'
import type { NamedAct } from './search.ts'
import type { useDeeds, useSignIns } from './use-entries.ts'

interface TimelineProps {
  /** Those that have a name. */
  readonly acts: readonly NamedAct[]
  readonly found: ReturnType<typeof useDeeds> | ReturnType<typeof useSignIns>
  readonly isFiltered: boolean
}

/** Days, newest first; what was done many times in a row stands once and opens. */
export function Timeline({ acts, found, isFiltered }: TimelineProps) {
  const t = useWords('audit')
  const format = useFormat()
  if (found.isPending) return <Waiting rows={6} />
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />
  const entries: readonly Entry[] = found.data.pages.flatMap((page) => page.entries)
  if (entries.length === 0) {
    return isFiltered ? (
      <Empty title={t('emptyFilter')} action={<ShowAll />} />
    ) : (
      <Empty title={t('emptyTitle')} text={t('emptyText')} />
    )
  }
  return (
    <>
      {gather(entries, format.day).map(({ name, runs }) => (
        <section key={name} className={styles['day']} aria-label={name}>
          <h2>{name}</h2>
          <ol>
            {runs.map((run) => (
              <li key={run[0].key}>
                {run.length > 1 ? (
                  <Run run={run} name={acts.find((act) => act === run[0].act)} />
                ) : (
                  <One entry={run[0]} />
                )}
              </li>
            ))}
          </ol>
        </section>
      ))}
      {found.hasNextPage ? (
        <div className={styles['more']}>
          <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      ) : null}
    </>
  )
}

function ShowAll() {
  const t = useWords('audit')
  return (
    <Link to="." search={({ list }) => ({ list })}>
      {t('showAll')}
    </Link>
  )
}

function One({ entry }: { readonly entry: Entry }) {
  const t = useWords('audit')
  const { id } = useCommunity()
  const { what, reason, event } = entry
  return (
    <div className={styles['entry']}>
      <Stamp entry={entry} />
      <div className={styles['words']}>
        <p>{what}</p>
        {reason === null ? null : <blockquote>{reason}</blockquote>}
        <By entry={entry} />
      </div>
      {event === null ? null : (
        <Link
          className={styles['look']}
          to="/c/$community/live"
          params={{ community: id }}
          search={{ event }}
          aria-label={`${t('event')}: ${what}`}
        >
          {t('event')}
        </Link>
      )}
    </div>
  )
}

interface RunProps {
  readonly run: readonly [Entry, ...Entry[]]
  /** undefined for an act of another version. */
  readonly name: NamedAct | undefined
}

function Run({ run, name }: RunProps) {
  const t = useWords('audit')
  const [first] = run
  return (
    <details className={styles['run']}>
      <summary className={styles['entry']}>
        <Stamp entry={first} />
        <div className={styles['words']}>
          <p>{t('times', { act: name ? t(`acts.${name}`) : first.act, count: run.length })}</p>
          {first.reason === null ? null : <blockquote>{first.reason}</blockquote>}
          <By entry={first} />
        </div>
        <span className={styles['look']}>{t('fold')}</span>
      </summary>
      <ol>
        {run.map((entry) => (
          <li key={entry.key}>
            <One entry={entry} />
          </li>
        ))}
      </ol>
    </details>
  )
}

function Stamp({ entry: { at } }: { readonly entry: Entry }) {
  const format = useFormat()
  return (
    <time dateTime={new Date(at).toISOString()} title={format.exact(at)}>
      {format.time(at)}
    </time>
  )
}

function By({ entry: { who, address } }: { readonly entry: Entry }) {
  const t = useWords('audit')
  return <span className={styles['soft']}>{[who ?? t('nobody'), address].filter(Boolean).join(' · ')}</span>
}
