import { Select } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useWords } from '../../locale/words.ts'
import styles from './before-sending.module.css'
import { FIELDS, keyOf } from './chosen.ts'
import type { Columns } from './chosen.ts'
import { columnsOfFile } from './columns-of.ts'

interface TableColumnsProps {
  readonly file: File
  readonly columns: Columns | undefined
  readonly onChange: (columns: Columns | undefined) => void
}

/** Which column of a table holds what, where its headings do not tell. */
export function TableColumns({ file, columns, onChange }: TableColumnsProps) {
  const t = useWords('history')
  const id = useId()
  const found = useQuery({
    queryKey: ['columns', keyOf(file)],
    queryFn: () => columnsOfFile(file),
    staleTime: Infinity,
  })
  const names = found.data ?? []
  if (names.length < 2) return null
  return (
    <details className={styles['columns']}>
      <summary>{t('before.columns')}</summary>
      {FIELDS.map((field) => (
        <div key={field} className={styles['field']}>
          <label htmlFor={`${id}-${field}`}>{t(`before.column.${field}`)}</label>
          <Select
            id={`${id}-${field}`}
            allowClear
            placeholder={t('before.columnAbsent')}
            value={columns?.[field]}
            options={names.map((value) => ({ value, label: value }))}
            onChange={(name?: string) => onChange(changed(columns, field, name))}
          />
        </div>
      ))}
    </details>
  )
}

/** Absent when nothing is told. */
function changed(columns: Columns = {}, field: keyof Columns, name: string | undefined): Columns | undefined {
  const told = Object.entries({ ...columns, [field]: name }).filter(([, column]) => column !== undefined)
  return told.length === 0 ? undefined : Object.fromEntries(told)
}
