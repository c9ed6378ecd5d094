import { useWords } from '../../locale/words.ts'
import { Page } from '../../ui/page.tsx'

export function HealthPage() {
  const t = useWords('common')
  return <Page title={t('pages.health')}>{null}</Page>
}
