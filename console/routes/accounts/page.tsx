import { useWords } from '../../locale/words.ts'
import { Page } from '../../ui/page.tsx'

export function AccountsPage() {
  const t = useWords('common')
  return <Page title={t('pages.accounts')}>{null}</Page>
}
