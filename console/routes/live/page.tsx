import { useWords } from '../../locale/words.ts'
import { Page } from '../../ui/page.tsx'

export function LivePage() {
  const t = useWords('common')
  return <Page title={t('pages.live')}>{null}</Page>
}
