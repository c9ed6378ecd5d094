import { useWords } from '../../locale/words.ts'
import { Page } from '../../ui/page.tsx'

export function OutboxPage() {
  const t = useWords('common')
  return <Page title={t('pages.outbox')}>{null}</Page>
}
