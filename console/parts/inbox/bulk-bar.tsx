import { Button } from 'antd'
import { useWords } from '../../locale/words.ts'
import styles from './inbox.module.css'
import { AssignMenu, SnoozeMenu } from './later-menus.tsx'
import type { Act, Item } from './types.ts'
import type { Acts } from './use-acts.ts'

interface BulkBarProps {
  readonly items: readonly Item[]
  readonly acts: Acts
  readonly onClear: () => void
}

/** What can be done to all that are selected. */
export function BulkBar({ items, acts, onClear }: BulkBarProps) {
  const t = useWords('inbox')
  const done: Acts = {
    ...acts,
    run: (deed) => {
      acts.run(deed)
      onClear()
    },
  }
  return (
    <div className={styles['bulk']} role="toolbar" aria-label={t('selected', { count: items.length })}>
      <strong>{t('selected', { count: items.length })}</strong>
      {commonActs(items).map(({ act, label, grave }) => (
        <Button key={act} danger={grave} onClick={() => done.run({ act, items })}>
          {label}
        </Button>
      ))}
      <SnoozeMenu items={items} acts={done} />
      <AssignMenu items={items} acts={done} />
      <Button type="text" onClick={onClear}>
        {t('clear')}
      </Button>
    </div>
  )
}

interface Common {
  readonly act: Act
  readonly label: string
  readonly grave: boolean
}

/** Acts that every one of the items offers. */
function commonActs([first, ...others]: readonly Item[]): readonly Common[] {
  return (first?.acts ?? []).flatMap(({ act, label, grave }) =>
    act !== null && others.every(({ acts }) => acts.some((offered) => offered.act === act))
      ? [{ act, label, grave }]
      : [],
  )
}
