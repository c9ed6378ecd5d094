import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { InboxView } from '../../parts/inbox/inbox-view.tsx'

/** What waits for a person in one community. */
export function InboxPage() {
  const t = useWords('common')
  const { id } = useCommunity()
  const { show = 'open', item } = useSearch({ from: '/house/c/$community/inbox' })
  const navigate = useNavigate({ from: '/c/$community/inbox' })
  return (
    <InboxView
      key={id}
      title={t('pages.inbox')}
      community={id}
      show={show}
      item={item}
      onShow={(next) => void navigate({ search: next === 'open' ? {} : { show: next } })}
      onItem={(next) => void navigate({ search: (before) => ({ ...before, item: next }), replace: true })}
    />
  )
}
