import { useWords } from '../../locale/words.ts'
import { NameForm } from './name-form.tsx'
import { PasskeyList } from './passkey-list.tsx'
import { PasswordForm } from './password-form.tsx'
import styles from './security.module.css'
import { SessionList } from './session-list.tsx'

/** How the operator signs in, and where they are signed in. */
export function Security() {
  const t = useWords('me')
  return (
    <section className={styles['section']} aria-labelledby="security-title">
      <h2 id="security-title">{t('security')}</h2>
      <div className={styles['card']}>
        <NameForm />
        <PasswordForm />
        <PasskeyList />
        <SessionList />
      </div>
    </section>
  )
}
