import { useWords } from '../../locale/words.ts'
import { Page } from '../../ui/page.tsx'

export function InvitePage() {
  const t = useWords('common')
  return <Page title={t('pages.invite')}>{null}</Page>
}
