import { useWords } from '../../locale/words.ts'
import { Page } from '../../ui/page.tsx'

export function InboxAllPage() {
  const t = useWords('common')
  return <Page title={t('pages.inboxAll')}>{null}</Page>
}
