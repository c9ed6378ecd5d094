import type { Schemas } from '../../../shell/api/contract.ts'
import { useWords } from '../../locale/words.ts'
import styles from './publish.module.css'

export type Change = Schemas['CharterChanges']['changes'][number]

/** What differs between two charters: a line for each rule or section, below it what exactly. */
export function ChangesList({ changes }: { readonly changes: readonly Change[] }) {
  const t = useWords('publish')
  return (
    <ul className={styles['changes']}>
      {changes.map(({ path, change, title, text, details }) => (
        <li key={`${change} ${path}`} className={styles['change']}>
          <div className={styles['line']}>
            <span className={styles['how']} data-change={change}>
              {t(`change.${change}`)}
            </span>
            <strong>{title ?? text}</strong>
            {path.startsWith('rules/') ? <code>{path.slice('rules/'.length)}</code> : null}
          </div>
          {details.length > 0 ? (
            <ul className={styles['details']}>
              {details.map((detail) => (
                <li key={detail}>{detail}</li>
              ))}
            </ul>
          ) : change === 'renamed' && title !== null ? (
            <p className={styles['details']}>{text}</p>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

type Differences = Schemas['CharterChanges']['roles']

/** Whom the new version treats differently by role, and whom no longer: this stands above all else. */
export function RoleDifferences({ roles }: { readonly roles: Differences }) {
  const t = useWords('publish')
  if (roles.come.length + roles.gone.length === 0) return null
  return (
    <section className={styles['roles']}>
      <h3>{t('roles.title')}</h3>
      <ul>
        {(['come', 'gone'] as const).flatMap((how) =>
          roles[how].map(({ rule, title, kind, role, source }) => (
            <li key={`${how} ${rule} ${role ?? ''} ${source}`}>
              {t(`roles.${how}.${kind}`, { rule: title, role: role ?? '', source })}
            </li>
          )),
        )}
      </ul>
    </section>
  )
}
