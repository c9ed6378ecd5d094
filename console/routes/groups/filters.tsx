import { Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useWords } from '../../locale/words.ts'
import { SHOWS, SORTS } from '../../parts/groups/vitals.ts'
import type { GroupFilter, Overview } from '../../parts/groups/vitals.ts'
import styles from './page.module.css'

interface FiltersProps {
  readonly filter: GroupFilter
  readonly overview: Overview | undefined
  readonly onChange: (change: GroupFilter) => void
}

/** Milliseconds after the last letter until the list follows. */
const PAUSE = 250

export function Filters({ filter, overview, onChange }: FiltersProps) {
  const t = useWords('groups')
  const counts = overview?.counts
  const show = filter.show ?? 'all'
  return (
    <>
      <SearchField search={filter.search ?? ''} onSearch={(search) => onChange({ search })} />
      <Select
        aria-label={t('filter.shown')}
        value={show}
        popupMatchSelectWidth={false}
        onChange={(value) => onChange({ show: SHOWS.find((each) => each === value) })}
        options={(['all', ...SHOWS] as const).map((value) => ({
          value,
          label: t(`filter.${value}`, { count: counts?.[value] ?? 0 }),
        }))}
      />
      <Select
        aria-label={t('column.kind')}
        value={filter.kind ?? ''}
        popupMatchSelectWidth={false}
        onChange={(kind) => onChange({ kind: kind === '' ? undefined : kind })}
        options={[
          { value: '', label: t('filter.kind') },
          ...(overview?.kinds ?? []).map(({ id, groups }) => ({ value: id, label: `${id} · ${groups}` })),
        ]}
      />
      <Select
        aria-label={t('sort.label')}
        value={filter.sort ?? 'needs'}
        popupMatchSelectWidth={false}
        onChange={(sort) => onChange({ sort: sort === 'needs' ? undefined : sort })}
        options={SORTS.map((value) => ({ value, label: t(`sort.${value}`) }))}
      />
    </>
  )
}

interface SearchFieldProps {
  readonly search: string
  readonly onSearch: (search: string | undefined) => void
}

function SearchField({ search, onSearch }: SearchFieldProps) {
  const t = useWords('groups')
  const [typed, setTyped] = useState(search)
  useEffect(() => {
    if (typed === search) return undefined
    const timer = window.setTimeout(() => onSearch(typed === '' ? undefined : typed), PAUSE)
    return () => window.clearTimeout(timer)
  }, [typed, search, onSearch])
  return (
    <Input
      className={styles['search']}
      type="search"
      allowClear
      value={typed}
      placeholder={t('filter.search')}
      aria-label={t('filter.search')}
      onChange={(event) => setTyped(event.target.value)}
    />
  )
}
