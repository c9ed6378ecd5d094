import CloseOutlined from '@ant-design/icons/es/icons/CloseOutlined'
import { Button, Input, Select } from 'antd'
import { useId } from 'react'
import { useWords } from '../../locale/words.ts'
import { useFormat } from '../../ui/format.ts'
import { zones } from '../../ui/zones.ts'
import styles from './before-sending.module.css'
import { isTable, keyOf, mayNameNoGroup } from './chosen.ts'
import type { Chosen } from './chosen.ts'
import { TableColumns } from './table-columns.tsx'

interface BeforeSendingProps {
  readonly chosen: readonly Chosen[]
  readonly zone: string
  readonly onZone: (zone: string) => void
  readonly onChange: (chosen: readonly Chosen[]) => void
  readonly onSend: () => void
}

/** What is about to be sent, and what files may not say of themselves: the zone of their clocks, the group. */
export function BeforeSending({ chosen, zone, onZone, onChange, onSend }: BeforeSendingProps) {
  const t = useWords('history')
  const format = useFormat()
  const id = useId()
  const bytes = chosen.reduce((sum, { file }) => sum + file.size, 0)
  return (
    <form
      className={styles['before']}
      aria-label={t('before.title', { count: chosen.length })}
      onSubmit={(event) => {
        event.preventDefault()
        onSend()
      }}
    >
      <h2>{t('before.title', { count: chosen.length })}</h2>
      <ul className={styles['files']}>
        {chosen.map((each, place) => (
          <li key={keyOf(each.file)}>
            <ChosenFile
              chosen={each}
              onChange={(next) => onChange(chosen.with(place, next))}
              onRemove={() => onChange(chosen.toSpliced(place, 1))}
            />
          </li>
        ))}
      </ul>
      <div className={styles['field']}>
        <label htmlFor={id}>{t('before.zone')}</label>
        <Select
          id={id}
          showSearch
          value={zone}
          onChange={onZone}
          options={zones.all.map((value) => ({ value, label: value }))}
        />
        <small>{t('before.zoneHelp')}</small>
      </div>
      <div className={styles['acts']}>
        <Button type="primary" size="large" htmlType="submit">
          {t('before.send', { bytes: format.bytes(bytes) })}
        </Button>
        <Button type="text" size="large" onClick={() => onChange([])}>
          {t('before.drop')}
        </Button>
      </div>
    </form>
  )
}

interface ChosenFileProps {
  readonly chosen: Chosen
  readonly onChange: (chosen: Chosen) => void
  readonly onRemove: () => void
}

function ChosenFile({ chosen, onChange, onRemove }: ChosenFileProps) {
  const t = useWords('history')
  const format = useFormat()
  const id = useId()
  const { file, group } = chosen
  return (
    <>
      <div className={styles['file']}>
        <strong>
          <bdi>{file.name}</bdi>
        </strong>
        <span>{format.bytes(file.size)}</span>
        <Button
          type="text"
          icon={<CloseOutlined />}
          aria-label={t('before.without', { name: file.name })}
          onClick={onRemove}
        />
      </div>
      {mayNameNoGroup(file.name) ? (
        <div className={styles['field']}>
          <label htmlFor={id}>{t('before.group')}</label>
          <Input
            id={id}
            value={group}
            maxLength={200}
            placeholder={t('before.groupAbsent')}
            onChange={({ target }) => onChange({ ...chosen, group: target.value })}
          />
        </div>
      ) : null}
      {isTable(file.name) ? (
        <TableColumns
          file={file}
          columns={chosen.columns}
          onChange={(columns) => onChange({ ...chosen, columns })}
        />
      ) : null}
    </>
  )
}
