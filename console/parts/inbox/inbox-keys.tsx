import { useWords } from '../../locale/words.ts'
import { useSession } from '../../session.ts'
import { useShortcuts } from '../../ui/shortcuts.ts'
import { useOffered } from './act-bar.tsx'
import type { Board } from './inbox-view.tsx'
import { pressSnooze } from './snooze-key.ts'
import { keyOf } from './types.ts'

/** The keys of the inbox; draws nothing. */
export function InboxKeys({ board }: { readonly board: Board }) {
  const t = useWords('inbox')
  const { operator } = useSession()
  const { current, place, acts, selected, items, go, select, clear } = board
  const perform = useOffered(acts)
  const meant = selected.size > 0 ? items.filter((item) => selected.has(keyOf(item))) : [current]
  const nth = (offered: number) => () => {
    const act = current.acts[offered]
    if (act) perform(current, act)
  }
  const close = current.acts.find(({ act }) => act === 'close')
  useShortcuts(t('list'), [
    { keys: 'j', label: t('key.next'), run: () => go(place + 1) },
    { keys: 'k', label: t('key.before'), run: () => go(place - 1) },
    ...current.acts.slice(0, 4).map(({ label }, offered) => ({
      keys: String(offered + 1),
      label,
      run: nth(offered),
    })),
    ...(current.may
      ? [
          { keys: 'x', label: t('key.select'), run: () => select(keyOf(current)) },
          {
            keys: 'a',
            label: t('assignMe'),
            run: () => acts.run({ act: 'assign', items: meant, assignee: operator.id }),
          },
          { keys: 's', label: t('snooze'), run: pressSnooze },
        ]
      : []),
    ...(close ? [{ keys: 'e', label: close.label, run: () => perform(current, close) }] : []),
    { keys: 'u', label: t('key.undo'), run: acts.undoLast },
    ...(selected.size > 0 ? [{ keys: 'Escape', label: t('clear'), run: clear }] : []),
  ])
  return null
}
