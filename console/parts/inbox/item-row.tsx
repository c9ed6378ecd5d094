import { Checkbox } from 'antd'
import { useWords } from '../../locale/words.ts'
import { When } from '../../ui/when.tsx'
import { HarmMark } from './harm-mark.tsx'
import styles from './item-row.module.css'
import type { Item } from './types.ts'

interface ItemRowProps {
  readonly item: Item
  readonly current: boolean
  readonly selected: boolean
  /** Names the community, where several are mixed. */
  readonly named: boolean
  readonly onOpen: () => void
  readonly onSelect: (() => void) | null
}

/** One thing that waits, in the list. */
export function ItemRow({ item, current, selected, named, onOpen, onSelect }: ItemRowProps) {
  const t = useWords('inbox')
  const { title, words, sentence, group, since, deadline, count, assignee, community } = item
  return (
    <li className={styles['row']} data-current={current} data-outside={!item.within}>
      {onSelect ? (
        <Checkbox
          checked={selected}
          onChange={onSelect}
          aria-label={t('selectItem', { title })}
          className={styles['tick']}
        />
      ) : null}
      <button
        type="button"
        className={styles['opener']}
        aria-current={current ? 'true' : undefined}
        onClick={onOpen}
        data-item={item.id}
      >
        <span className={styles['rowHead']}>
          <HarmMark harm={item.importance.harm} />
          <strong>{title}</strong>
          {count > 1 && item.kind !== 'round' && item.kind !== 'unassigned-groups' ? (
            <span className={styles['times']}>{t('times', { count })}</span>
          ) : null}
        </span>
        <span className={styles['rowWords']}>{words ?? sentence}</span>
        <span className={styles['meta']}>
          {named ? <span>{community.name}</span> : null}
          {group ? <span>{group.name}</span> : null}
          {deadline ? (
            <span className={styles['due']}>
              {t('due')} <When at={deadline} />
            </span>
          ) : since ? (
            <When at={since} />
          ) : null}
          {assignee ? <span className={styles['helper']}>{assignee.name}</span> : null}
        </span>
      </button>
    </li>
  )
}
