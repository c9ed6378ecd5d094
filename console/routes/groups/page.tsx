import { useWords } from '../../locale/words.ts'
import { Page } from '../../ui/page.tsx'

export function GroupsPage() {
  const t = useWords('common')
  return <Page title={t('pages.groups')}>{null}</Page>
}
