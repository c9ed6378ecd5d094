import { useWords } from '../../locale/words.ts'
import { Page } from '../../ui/page.tsx'

export function MemberPage() {
  const t = useWords('common')
  return <Page title={t('pages.member')}>{null}</Page>
}
