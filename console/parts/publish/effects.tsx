import type { Schemas } from '../../../shell/api/contract.ts'
import { useWords } from '../../locale/words.ts'
import { useFormat } from '../../ui/format.ts'
import styles from './publish.module.css'

type Preview = Schemas['PublicationPreview']

const MOST = 8

/** What publishing does to what is under way, a sentence each. */
export function Effects({ preview }: { readonly preview: Preview }) {
  const lines = useEffectLines(preview)
  if (lines.length === 0) return null
  return (
    <ul className={styles['effects']}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

function useEffectLines(preview: Preview): readonly string[] {
  const t = useWords('publish')
  const format = useFormat()
  const titles = (rules: readonly { readonly title: string }[]) =>
    format.list(rules.slice(0, MOST).map(({ title }) => t('quoted', { text: title })))
  const { live, schedules, cancelled, cases, orphaned, sanctions } = preview
  return [
    ...(live.length > 0 ? [t('effects.live', { count: live.length, rules: titles(live) })] : []),
    ...(schedules.length > 0
      ? [t('effects.schedules', { count: schedules.length, rules: titles(schedules) })]
      : []),
    ...(cancelled > 0 ? [t('effects.cancelled', { count: cancelled })] : []),
    ...(cases > 0 ? [t('effects.cases', { count: cases })] : []),
    ...(orphaned.length > 0
      ? [
          t('effects.orphaned', {
            count: orphaned.length,
            groups: format.list(orphaned.slice(0, MOST).map(({ name, group }) => name ?? group)),
          }),
        ]
      : []),
    ...sanctions
      .slice(0, MOST)
      .map(({ name, title, until }) =>
        t('effects.sanction', { name: name ?? t('someone'), rule: title, until: format.exact(until) }),
      ),
  ]
}
