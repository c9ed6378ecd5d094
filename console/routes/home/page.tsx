import { useWords } from '../../locale/words.ts'
import { Page } from '../../ui/page.tsx'

export function HomePage() {
  const t = useWords('common')
  return <Page title={t('pages.home')}>{null}</Page>
}
