import { Button } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Schemas } from '../../../shell/api/contract.ts'
import { useFormat } from '../../ui/format.ts'
import { useWords } from '../../locale/words.ts'
import { whatOf } from './names.ts'
import type { Late } from './notebook.ts'
import styles from './told.module.css'

interface DroppedProps {
  readonly dropped: readonly Schemas['RoundDropped'][]
  readonly since: number
  readonly onSeen: () => void
}

/** What expired before anybody did it. */
export function Dropped({ dropped, since, onSeen }: DroppedProps) {
  const t = useWords('round')
  const format = useFormat()
  if (dropped.length === 0) return null
  const time = `${format.day(since)} ${format.time(since)}`
  return (
    <Told
      title={t('dropped.title', { count: dropped.length })}
      text={t('dropped.since', { time })}
      lines={dropped.map(({ action, group, member, kind, rule }) => ({
        key: action,
        line: [group ?? t('noGroup'), whatOf({ kind, person: member }, t), t('because', { rule })].join(
          ' · ',
        ),
      }))}
      onSeen={onSeen}
    />
  )
}

/** Ticks of this device that came second. */
export function LateTicks({ late, onSeen }: { readonly late: readonly Late[]; readonly onSeen: () => void }) {
  const t = useWords('round')
  if (late.length === 0) return null
  return (
    <Told
      title={t('late.title', { count: late.length })}
      text={null}
      lines={late.map(({ action, group, person, kind, was }) => ({
        key: action,
        line: [group ?? t('noGroup'), whatOf({ kind, person }, t), t(`late.${was}`)].join(' · '),
      }))}
      onSeen={onSeen}
    />
  )
}

interface ToldProps {
  readonly title: string
  readonly text: ReactNode
  readonly lines: readonly { readonly key: string; readonly line: string }[]
  readonly onSeen: () => void
}

function Told({ title, text, lines, onSeen }: ToldProps) {
  const t = useWords('round')
  const [open, setOpen] = useState(false)
  return (
    <section className={styles['told']}>
      <div className={styles['row']}>
        <p>
          <strong>{title}</strong>
          {text ? <span>{text}</span> : null}
        </p>
        <div className={styles['acts']}>
          <Button aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? t('dropped.hide') : t('dropped.show')}
          </Button>
          <Button type="text" onClick={onSeen}>
            {t('dropped.ok')}
          </Button>
        </div>
      </div>
      {open ? (
        <ul className={styles['lines']}>
          {lines.map(({ key, line }) => (
            <li key={key}>{line}</li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}
