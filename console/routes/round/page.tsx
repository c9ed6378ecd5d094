import { useWords } from '../../locale/words.ts'
import { Page } from '../../ui/page.tsx'

export function RoundPage() {
  const t = useWords('common')
  return <Page title={t('pages.round')}>{null}</Page>
}
