import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { useFormat } from '../../ui/format.ts'
import styles from './live.module.css'
import { useGroups } from './names.ts'

interface HeadingProps {
  readonly at: number
  readonly group: string | null
}

/** The group and the minute of the lines below. */
export function Heading({ at, group }: HeadingProps) {
  const t = useWords('live')
  const words = useWords('events')
  const format = useFormat()
  const found = useGroups(useCommunity().id).find(({ id }) => id === group)
  return (
    <h3 className={styles['heading']}>
      <time dateTime={new Date(at).toISOString()} title={format.exact(at)}>
        {format.time(at)}
      </time>
      <span>{group === null ? t('community') : (found?.name ?? t('unknownGroup'))}</span>
      {found && found.kind === null ? (
        <span className={styles['unassigned']} title={words('unassignedWhy')}>
          {words('unassigned')}
        </span>
      ) : null}
    </h3>
  )
}
