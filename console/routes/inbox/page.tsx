import { useWords } from '../../locale/words.ts'
import { Page } from '../../ui/page.tsx'

export function InboxPage() {
  const t = useWords('common')
  return <Page title={t('pages.inbox')}>{null}</Page>
}
