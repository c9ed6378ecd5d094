import { Checkbox, Table } from 'antd'
import type { TableColumnType } from 'antd'
import type { ReactNode } from 'react'
import { useWords } from '../locale/words.ts'
import { Cards } from './cards.tsx'
import styles from './rows.module.css'
import { usePhone } from './width.ts'

export type Column<Item> = TableColumnType<Item>

export interface Selection {
  readonly keys: readonly string[]
  readonly onChange: (keys: string[]) => void
}

interface RowsProps<Item> {
  /** What the list holds, for those who hear it. */
  readonly label: string
  readonly items: readonly Item[]
  readonly rowKey: (item: Item) => string
  readonly columns: readonly Column<Item>[]
  /** An item on a phone. */
  readonly card: (item: Item) => ReactNode
  readonly onOpen?: (item: Item) => void
  readonly selection?: Selection | undefined
  /** Height in pixels for long lists: only what is in view is drawn. */
  readonly virtual?: number
  readonly empty?: ReactNode
  /** Below the last one: loads more. */
  readonly footer?: ReactNode
}

/** Many things: a table on a desk, cards on a phone. */
export function Rows<Item extends object>(props: RowsProps<Item>) {
  const phone = usePhone()
  const { items, rowKey, card, onOpen, selection, footer, label, empty } = props
  if (items.length === 0 && empty) return <>{empty}</>
  return (
    <>
      {phone ? (
        <Cards
          items={items}
          rowKey={rowKey}
          card={card}
          onOpen={onOpen}
          selection={selection}
          label={label}
        />
      ) : (
        <Desk {...props} />
      )}
      {footer ? <div className={styles['footer']}>{footer}</div> : null}
    </>
  )
}

function Desk<Item extends object>({
  label,
  items,
  rowKey,
  columns,
  onOpen,
  selection,
  virtual,
}: RowsProps<Item>) {
  return (
    <div className={styles['desk']}>
      {selection && virtual !== undefined ? (
        <SelectAll items={items} rowKey={rowKey} selection={selection} />
      ) : null}
      <Table<Item>
        aria-label={label}
        size="middle"
        pagination={false}
        dataSource={items}
        columns={[...columns]}
        rowKey={rowKey}
        {...(virtual === undefined ? {} : { virtual: true, scroll: { y: virtual, x: widthOf(columns) } })}
        {...(selection
          ? {
              rowSelection: {
                // A long table measures itself by a second head, in which a box to tick would hide from those who hear it.
                hideSelectAll: virtual !== undefined,
                selectedRowKeys: [...selection.keys],
                onChange: (keys: readonly React.Key[]) => selection.onChange(keys.map((key) => String(key))),
              },
            }
          : {})}
        {...(onOpen
          ? {
              rowClassName: () => styles['opens'] ?? '',
              onRow: (item: Item) => ({
                tabIndex: 0,
                onClick: (event) => {
                  if (!isControl(event.target)) onOpen(item)
                },
                onKeyDown: (event) => {
                  if (event.key === 'Enter' && event.target === event.currentTarget) onOpen(item)
                },
              }),
            }
          : {})}
      />
    </div>
  )
}

/** What the columns want together, with the one that selects; the table stretches where there is more room. */
function widthOf<Item>(columns: readonly Column<Item>[]): number {
  return columns.reduce((sum, { width }) => sum + (typeof width === 'number' ? width : 160), 48)
}

function SelectAll<Item>({
  items,
  rowKey,
  selection,
}: Pick<RowsProps<Item>, 'items' | 'rowKey'> & { readonly selection: Selection }) {
  const t = useWords('common')
  const all = items.length > 0 && items.every((item) => selection.keys.includes(rowKey(item)))
  return (
    <div className={styles['all']}>
      <Checkbox
        checked={all}
        indeterminate={!all && selection.keys.length > 0}
        onChange={() => selection.onChange(all ? [] : items.map((item) => rowKey(item)))}
      >
        {t('selectAll')}
      </Checkbox>
    </div>
  )
}

const isControl = (target: EventTarget) =>
  target instanceof Element &&
  target.closest('a, button, input, label, [role="button"], .ant-checkbox-wrapper') !== null
