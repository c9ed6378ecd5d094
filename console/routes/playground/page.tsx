import { useWords } from '../../locale/words.ts'
import { Page } from '../../ui/page.tsx'

export function PlaygroundPage() {
  const t = useWords('common')
  return <Page title={t('pages.playground')}>{null}</Page>
}
