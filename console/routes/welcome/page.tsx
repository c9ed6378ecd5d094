import { useWords } from '../../locale/words.ts'
import { Page } from '../../ui/page.tsx'

export function WelcomePage() {
  const t = useWords('common')
  return <Page title={t('pages.welcome')}>{null}</Page>
}
