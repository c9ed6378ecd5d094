import { useWords } from '../../locale/words.ts'
import { Page } from '../../ui/page.tsx'

export function MePage() {
  const t = useWords('common')
  return <Page title={t('pages.me')}>{null}</Page>
}
