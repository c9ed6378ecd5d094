import { useWords } from '../../locale/words.ts'
import { Page } from '../../ui/page.tsx'

export function StudioPage() {
  const t = useWords('common')
  return <Page title={t('pages.studio')}>{null}</Page>
}
