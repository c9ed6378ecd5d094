import { useWords } from '../../locale/words.ts'
import { useSession } from '../../session.ts'
import { Page } from '../../ui/page.tsx'
import { Device } from './device.tsx'
import { Notices } from './notices.tsx'
import styles from './page.module.css'
import { Security } from './security.tsx'
import { SignOutButton } from './sign-out-button.tsx'

export function MePage() {
  const t = useWords('me')
  const { operator } = useSession()
  return (
    <Page
      title={t('common:pages.me')}
      finding={t('finding', { name: operator.name })}
      actions={<SignOutButton />}
      width="text"
    >
      <div className={styles['parts']}>
        <Device />
        <Security />
        <Notices />
      </div>
    </Page>
  )
}
