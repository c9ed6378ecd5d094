import { useWords } from '../../locale/words.ts'
import { Page } from '../../ui/page.tsx'

export function PeoplePage() {
  const t = useWords('common')
  return <Page title={t('pages.people')}>{null}</Page>
}
