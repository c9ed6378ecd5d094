import { useWords } from '../../locale/words.ts'
import { Page } from '../../ui/page.tsx'

export function VersionsPage() {
  const t = useWords('common')
  return <Page title={t('pages.versions')}>{null}</Page>
}
