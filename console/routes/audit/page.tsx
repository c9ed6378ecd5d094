import { useWords } from '../../locale/words.ts'
import { Page } from '../../ui/page.tsx'

export function AuditPage() {
  const t = useWords('common')
  return <Page title={t('pages.audit')}>{null}</Page>
}
