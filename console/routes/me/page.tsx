import { useWords } from '../../locale/words.ts'
import { Page } from '../../ui/page.tsx'
import { Notices } from './notices.tsx'
import styles from './page.module.css'
import { Security } from './security.tsx'

export function MePage() {
  const t = useWords('common')
  return (
    <Page title={t('pages.me')} width="text">
      <div className={styles['parts']}>
        <Security />
        <Notices />
      </div>
    </Page>
  )
}
