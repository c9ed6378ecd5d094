import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { Checkbox } from 'antd'
import { useRef } from 'react'
import type { ReactNode } from 'react'
import { useWords } from '../locale/words.ts'
import styles from './rows.module.css'
import type { Selection } from './rows.tsx'

interface CardsProps<Item> {
  readonly label: string
  readonly items: readonly Item[]
  readonly rowKey: (item: Item) => string
  readonly card: (item: Item) => ReactNode
  readonly onOpen?: ((item: Item) => void) | undefined
  readonly selection?: Selection | undefined
}

/** Items one below the other; of long lists only those in view are drawn. */
export function Cards<Item>({ label, items, rowKey, card, onOpen, selection }: CardsProps<Item>) {
  const list = useRef<HTMLUListElement>(null)
  const virtualizer = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => 96,
    overscan: 8,
    gap: 8,
    scrollMargin: list.current?.offsetTop ?? 0,
    getItemKey: (place) => {
      const item = items[place]
      return item === undefined ? place : rowKey(item)
    },
  })
  return (
    <ul
      ref={list}
      className={styles['cards']}
      aria-label={label}
      style={{ height: virtualizer.getTotalSize() }}
    >
      {virtualizer.getVirtualItems().map(({ index, key, start }) => {
        const item = items[index]
        if (item === undefined) return null
        return (
          <li
            key={key}
            ref={virtualizer.measureElement}
            data-index={index}
            className={styles['place']}
            style={{ transform: `translateY(${start - virtualizer.options.scrollMargin}px)` }}
          >
            <Card item={item} name={rowKey(item)} card={card} onOpen={onOpen} selection={selection} />
          </li>
        )
      })}
    </ul>
  )
}

interface CardProps<Item> extends Pick<CardsProps<Item>, 'card' | 'onOpen' | 'selection'> {
  readonly item: Item
  readonly name: string
}

function Card<Item>({ item, name, card, onOpen, selection }: CardProps<Item>) {
  const t = useWords('common')
  const chosen = selection?.keys.includes(name) ?? false
  const toggle = () =>
    selection?.onChange(chosen ? selection.keys.filter((key) => key !== name) : [...selection.keys, name])
  return (
    <div className={styles['card']}>
      {selection ? <Checkbox checked={chosen} onChange={toggle} aria-label={t('select')} /> : null}
      {onOpen ? (
        <button type="button" className={styles['open']} onClick={() => onOpen(item)}>
          {card(item)}
        </button>
      ) : (
        <div className={styles['open']}>{card(item)}</div>
      )}
    </div>
  )
}
