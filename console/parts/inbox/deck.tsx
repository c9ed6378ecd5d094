import LeftOutlined from '@ant-design/icons/es/icons/LeftOutlined'
import MoreOutlined from '@ant-design/icons/es/icons/MoreOutlined'
import RightOutlined from '@ant-design/icons/es/icons/RightOutlined'
import UnorderedListOutlined from '@ant-design/icons/es/icons/UnorderedListOutlined'
import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../../locale/words.ts'
import { useFormat } from '../../ui/format.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { ActBar, useOffered } from './act-bar.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { Evidence } from './evidence.tsx'
import styles from './inbox.module.css'
import type { Board } from './inbox-view.tsx'
import { ItemRow } from './item-row.tsx'
import { AssignMenu, SnoozeMenu } from './later-menus.tsx'
import { keyOf } from './types.ts'
import { useSwipe } from './use-swipe.ts'

/** One card at a time, with the acts where the thumb is. */
export function Deck({ board }: { readonly board: Board }) {
  const t = useWords('inbox')
  const format = useFormat()
  const [sheet, setSheet] = useState<'list' | 'others' | null>(null)
  const { items, total, place, current, named, acts, go } = board
  const perform = useOffered(acts)
  const swipe = useSwipe({ onNext: () => go(place + 1), onBefore: () => go(place - 1) })
  const close = () => setSheet(null)
  return (
    <div className={styles['deck']} {...swipe}>
      <div className={styles['deckHead']}>
        <Button
          type="text"
          icon={<LeftOutlined />}
          aria-label={t('key.before')}
          disabled={place === 0}
          onClick={() => go(place - 1)}
        />
        <Button type="text" icon={<UnorderedListOutlined />} onClick={() => setSheet('list')}>
          {t('ofAll', {
            place: format.number(place + 1),
            total: format.number(Math.max(total, items.length)),
          })}
        </Button>
        <Button
          type="text"
          icon={<RightOutlined />}
          aria-label={t('key.next')}
          disabled={place >= items.length - 1}
          onClick={() => go(place + 1)}
        />
      </div>
      <Evidence key={keyOf(current)} item={current} named={named}>
        {current.may ? null : <p className={styles['lookOnly']}>{t('lookOnly')}</p>}
      </Evidence>
      <div className={styles['thumb']}>
        <ActBar item={current} onAct={(offered) => perform(current, offered)} keys={false} only="suggested" />
        {current.may || current.acts.length > 1 ? (
          <Button
            size="large"
            icon={<MoreOutlined />}
            aria-label={t('others')}
            onClick={() => setSheet('others')}
          />
        ) : null}
      </div>
      <Sheet title={current.title} open={sheet === 'others'} onClose={close}>
        <div className={styles['others']}>
          <ActBar
            item={current}
            keys={false}
            only="others"
            onAct={(offered) => {
              close()
              perform(current, offered)
            }}
          />
          {current.may ? (
            <div className={styles['later']}>
              <SnoozeMenu items={[current]} acts={{ ...acts, run: (deed) => (close(), acts.run(deed)) }} />
              <AssignMenu items={[current]} acts={{ ...acts, run: (deed) => (close(), acts.run(deed)) }} />
            </div>
          ) : null}
        </div>
      </Sheet>
      <Sheet title={t('list')} open={sheet === 'list'} onClose={close}>
        <DeckList board={board} onOpened={close} />
      </Sheet>
    </div>
  )
}

function DeckList({ board, onOpened }: { readonly board: Board; readonly onOpened: () => void }) {
  const t = useWords('inbox')
  const { items, place, named, acts, selected, more, go, select, clear } = board
  const chosen = items.filter((item) => selected.has(keyOf(item)))
  return (
    <>
      {chosen.length > 0 ? <BulkBar items={chosen} acts={acts} onClear={clear} /> : null}
      <ol className={styles['list']} aria-label={t('list')}>
        {items.map((item, at) => (
          <ItemRow
            key={keyOf(item)}
            item={item}
            current={at === place}
            selected={selected.has(keyOf(item))}
            named={named}
            onOpen={() => {
              go(at)
              onOpened()
            }}
            onSelect={item.may ? () => select(keyOf(item)) : null}
          />
        ))}
      </ol>
      {more ? <Button onClick={more}>{t('more')}</Button> : null}
    </>
  )
}
