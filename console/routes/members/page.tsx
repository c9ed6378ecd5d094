import { useWords } from '../../locale/words.ts'
import { Page } from '../../ui/page.tsx'

export function MembersPage() {
  const t = useWords('common')
  return <Page title={t('pages.members')}>{null}</Page>
}
