import { Button, Input, Tag } from 'antd'
import { useRef, useState } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { useWords } from '../../locale/words.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { moved } from './move.ts'
import styles from './ordering.module.css'
import type { Round } from './walk.ts'

type Place = Round['order'][number]

interface OrderingProps {
  readonly order: readonly Place[]
  readonly open: boolean
  readonly onClose: () => void
  readonly onOrder: (groups: readonly string[]) => void
}

/** One's own order of the groups: by dragging, by buttons, by keys. */
export function Ordering({ order, open, onClose, onOrder }: OrderingProps) {
  const t = useWords('round')
  const [dragging, setDragging] = useState<readonly Place[] | null>(null)
  const [wanted, setWanted] = useState('')
  const [said, setSaid] = useState('')
  const [dragged, setDragged] = useState<string | null>(null)
  const list = useRef<HTMLOListElement>(null)
  const places = dragging ?? order

  const shown = places.filter(({ name, values }) => [name ?? '', ...values].join(' ').includes(wanted.trim()))
  const nameOf = ({ name, values }: Place) => [name ?? t('noName'), ...values.slice(0, 1)].join(' · ')
  const put = (place: Place, to: number, save: boolean) => {
    const next = moved(places, places.indexOf(place), to)
    if (!save) setDragging(next)
    setSaid(t('ordering.moved', { name: nameOf(place), place: next.indexOf(place) + 1, all: next.length }))
    if (save && next !== places) onOrder(next.map(({ group }) => group))
  }
  const onKey = (place: Place) => (event: KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (step === 0) return
    event.preventDefault()
    put(place, places.indexOf(place) + step, true)
  }
  const onDrag = (event: PointerEvent) => {
    const over = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-group]')
    const place = places.find(({ group }) => group === dragged)
    const target = places.findIndex(({ group }) => group === over?.dataset['group'])
    if (place && target !== -1) put(place, target, false)
  }
  const onDrop = () => {
    if (dragged !== null) onOrder(places.map(({ group }) => group))
    setDragged(null)
    setDragging(null)
  }
  return (
    <Sheet title={t('ordering.title')} open={open} onClose={onClose}>
      <p className={styles['text']}>{t('ordering.text')}</p>
      <Input.Search
        allowClear
        value={wanted}
        placeholder={t('ordering.find')}
        aria-label={t('ordering.find')}
        onChange={(event) => setWanted(event.target.value)}
      />
      <ol
        ref={list}
        className={styles['places']}
        onPointerMove={dragged === null ? undefined : onDrag}
        onPointerUp={onDrop}
        onPointerCancel={onDrop}
      >
        {shown.map((place) => {
          const at = places.indexOf(place)
          const name = nameOf(place)
          return (
            <li key={place.group} data-group={place.group} data-dragged={place.group === dragged}>
              <button
                type="button"
                className={styles['handle']}
                aria-label={t('ordering.drag', { name })}
                onKeyDown={onKey(place)}
                onPointerDown={(event) => {
                  event.preventDefault()
                  event.currentTarget.focus()
                  list.current?.setPointerCapture(event.pointerId)
                  setDragged(place.group)
                }}
              >
                ⠿
              </button>
              <span className={styles['number']}>{at + 1}</span>
              <span className={styles['name']}>
                <bdi>{name}</bdi> {place.due ? <Tag color="orange">{t('ordering.due')}</Tag> : null}
              </span>
              <Button
                type="text"
                disabled={at === 0}
                aria-label={t('ordering.top', { name })}
                onClick={() => put(place, 0, true)}
              >
                ⤒
              </Button>
              <Button
                type="text"
                disabled={at === 0}
                aria-label={t('ordering.up', { name })}
                onClick={() => put(place, at - 1, true)}
              >
                ↑
              </Button>
              <Button
                type="text"
                disabled={at === places.length - 1}
                aria-label={t('ordering.down', { name })}
                onClick={() => put(place, at + 1, true)}
              >
                ↓
              </Button>
            </li>
          )
        })}
      </ol>
      <p className="unseen" aria-live="polite">
        {said}
      </p>
    </Sheet>
  )
}
