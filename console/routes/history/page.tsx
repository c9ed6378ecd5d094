import { useWords } from '../../locale/words.ts'
import { Page } from '../../ui/page.tsx'

export function HistoryPage() {
  const t = useWords('common')
  return <Page title={t('pages.history')}>{null}</Page>
}
