import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../locale/words.ts'
import { ActBar, useOffered } from './act-bar.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { Evidence } from './evidence.tsx'
import styles from './inbox.module.css'
import type { Board } from './inbox-view.tsx'
import { ItemRow } from './item-row.tsx'
import { AssignMenu, SnoozeMenu } from './later-menus.tsx'
import { onSnoozeKey } from './snooze-key.ts'
import { keyOf } from './types.ts'

/** Two columns: what waits, and the one that is open. */
export function Desk({ board }: { readonly board: Board }) {
  const t = useWords('inbox')
  const { items, place, current, named, acts, selected, more, go, select, clear } = board
  const perform = useOffered(acts)
  const list = useRef<HTMLOListElement>(null)
  const [snoozing, setSnoozing] = useState(false)
  useEffect(() => onSnoozeKey(() => setSnoozing(true)), [])
  useEffect(() => {
    list.current?.children[place]?.scrollIntoView({ block: 'nearest' })
  }, [place])
  const chosen = items.filter((item) => selected.has(keyOf(item)))
  return (
    <div className={styles['desk']}>
      <div className={styles['column']}>
        {chosen.length > 0 ? <BulkBar items={chosen} acts={acts} onClear={clear} /> : null}
        <ol ref={list} className={styles['list']} aria-label={t('list')}>
          {items.map((item, at) => (
            <ItemRow
              key={keyOf(item)}
              item={item}
              current={at === place}
              selected={selected.has(keyOf(item))}
              named={named}
              onOpen={() => go(at)}
              onSelect={item.may ? () => select(keyOf(item)) : null}
            />
          ))}
        </ol>
        {more ? <Button onClick={more}>{t('more')}</Button> : null}
      </div>
      <div className={styles['beside']}>
        <Evidence key={keyOf(current)} item={current} named={named}>
          <footer className={styles['decide']}>
            {current.may ? null : <p className={styles['lookOnly']}>{t('lookOnly')}</p>}
            <ActBar item={current} onAct={(offered) => perform(current, offered)} keys />
            {current.may ? (
              <div className={styles['later']}>
                <SnoozeMenu items={[current]} acts={acts} open={snoozing} onOpenChange={setSnoozing} />
                <AssignMenu items={[current]} acts={acts} />
              </div>
            ) : null}
            <p className={styles['keys']}>{t('keys')}</p>
          </footer>
        </Evidence>
      </div>
    </div>
  )
}
