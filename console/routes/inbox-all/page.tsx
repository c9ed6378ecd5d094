import { useNavigate, useSearch } from '@tanstack/react-router'
import { useWords } from '../../locale/words.ts'
import { InboxView } from '../../parts/inbox/inbox-view.tsx'

/** What waits in all communities that one may see. */
export function InboxAllPage() {
  const t = useWords('common')
  const { show = 'open', item } = useSearch({ from: '/house/inbox' })
  const navigate = useNavigate({ from: '/inbox' })
  return (
    <InboxView
      title={t('pages.inboxAll')}
      community={null}
      show={show}
      item={item}
      onShow={(next) => void navigate({ search: next === 'open' ? {} : { show: next } })}
      onItem={(next) => void navigate({ search: (before) => ({ ...before, item: next }), replace: true })}
    />
  )
}
