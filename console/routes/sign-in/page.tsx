import { useWords } from '../../locale/words.ts'
import { Page } from '../../ui/page.tsx'

export function SignInPage() {
  const t = useWords('common')
  return <Page title={t('pages.signIn')}>{null}</Page>
}
