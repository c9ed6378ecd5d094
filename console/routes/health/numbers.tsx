import { useWords } from '../../locale/words.ts'
import { useFormat } from '../../ui/format.ts'
import type { Installation } from './health-queries.ts'
import styles from './health.module.css'

const ENGINES = { sqlite: 'SQLite', postgres: 'PostgreSQL' } as const

export function Numbers({ house }: { readonly house: Installation }) {
  const t = useWords('health')
  const format = useFormat()
  const { intake, storage, projections, backup } = house
  const time = (value: number | null): string =>
    value === null ? t('numbers.unknown') : t('numbers.ms', { value: Math.round(value * 10) / 10 })
  const behind = (name: 'search' | 'figures'): string =>
    format.number(projections.find((each) => each.name === name)?.behind ?? 0)
  const rows: readonly (readonly [name: string, value: string])[] = [
    [t('numbers.version'), house.version],
    [t('numbers.runtime'), house.runtime],
    [t('numbers.engine'), ENGINES[storage.engine]],
    [t('numbers.started'), format.exact(house.started)],
    [t('numbers.median'), time(intake.median)],
    [t('numbers.slowest', { count: intake.deliveries }), time(intake.slowest)],
    [t('numbers.queued'), format.number(intake.queued)],
    [t('numbers.decidedNow'), format.number(intake.decided)],
    [t('numbers.duplicates'), format.number(intake.duplicates)],
    [t('numbers.refused'), format.number(intake.refused)],
    [t('numbers.faults'), format.number(intake.faults)],
    [t('numbers.events'), format.number(storage.events)],
    [t('numbers.week'), format.number(storage.eventsOfWeek)],
    [t('numbers.size'), format.bytes(storage.bytes)],
    [t('numbers.folder'), format.bytes(storage.folder)],
    [t('numbers.growth'), storage.growth === null ? t('numbers.unknown') : format.bytes(storage.growth)],
    [t('numbers.behindSearch'), behind('search')],
    [t('numbers.behindFigures'), behind('figures')],
    [t('numbers.backups'), format.number(backup?.count ?? 0)],
  ]
  return (
    <section className={styles['card']}>
      <h2>{t('numbers.title')}</h2>
      <dl className={styles['numbers']}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
