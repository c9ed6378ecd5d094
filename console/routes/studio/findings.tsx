import CheckCircleOutlined from '@ant-design/icons/es/icons/CheckCircleOutlined'
import { Alert, Button, Collapse } from 'antd'
import { Link } from '@tanstack/react-router'
import { useLanguage, useWords } from '../../locale/words.ts'
import { readDocument, valueAt } from '../../parts/document/read.ts'
import type { Draft } from '../../parts/draft/draft.ts'
import { rulesOf } from '../../parts/rules/charter-context.ts'
import { Failure } from '../../ui/failure.tsx'
import type { Check } from './use-check.ts'
import styles from './studio.module.css'

interface FindingsProps {
  readonly check: Check
  /** Text of the draft. */
  readonly source: string
  readonly onGo: (line: number, column: number) => void
}

/** What the check found: faults to go to, and whom the rules treat differently. */
export function Findings({ check, source, onGo }: FindingsProps) {
  const t = useWords('studio')
  const language = useLanguage()
  const { found, error } = check
  if (error) return <Failure error={error} retry={check.now} />
  if (!found) return null
  const { faults, differences } = found
  const rules = differences.length === 0 ? [] : rulesOf(valueAt(readDocument(source), []) ?? {}, language)
  const titles = new Map(rules.map(({ id, title }) => [id, title]))
  return (
    <div className={styles['findings']} aria-live="polite">
      {faults.length === 0 ? (
        <p className={styles['fine']}>
          <CheckCircleOutlined /> {t(differences.length === 0 ? 'check.fineEqual' : 'check.fine')}
        </p>
      ) : (
        <ul className={styles['faults']} aria-label={t('check.faults')}>
          {faults.map((fault) => (
            <li key={`${fault.line}:${fault.column}:${fault.code}`}>
              <button
                type="button"
                className={`${styles['fault']} ${styles[fault.severity]}`}
                onClick={() => onGo(fault.line, fault.column)}
              >
                <span className={styles['line']}>{t('check.line', { line: fault.line })}</span>
                <span>
                  {fault.message}
                  {fault.hint ? <small>{fault.hint}</small> : null}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {differences.length > 0 ? (
        <Collapse
          size="small"
          items={[
            {
              key: 'roles',
              label: t('check.differences', { count: differences.length }),
              children: (
                <ul className={styles['faults']}>
                  {differences.map((one) => (
                    <li key={`${one.line}:${one.column}`}>
                      <button
                        type="button"
                        className={styles['fault']}
                        onClick={() => onGo(one.line, one.column)}
                      >
                        <span className={styles['line']}>{titles.get(one.rule) ?? one.rule}</span>
                        <span>
                          {one.kind === 'exemption'
                            ? t('check.exempt', { role: one.role ?? '', because: one.source })
                            : t('check.byRole', { condition: one.source })}
                        </span>
                      </button>
                    </li>
                  ))}
                </ul>
              ),
            },
          ]}
        />
      ) : null}
    </div>
  )
}

/** Somebody published meanwhile. */
export function MovedOn({ draft, community }: { readonly draft: Draft; readonly community: string }) {
  const t = useWords('studio')
  if (draft.live.version === draft.base || !draft.dirty) return null
  return (
    <Alert
      type="warning"
      showIcon
      title={t('moved.title', { version: draft.live.version })}
      description={t('moved.text', { base: draft.base })}
      action={
        <span className={styles['moved']}>
          <Link to="/c/$community/versions" params={{ community }}>
            {t('moved.see')}
          </Link>
          <Button size="small" onClick={draft.rebase}>
            {t('moved.keep')}
          </Button>
          <Button size="small" onClick={draft.discard}>
            {t('moved.take')}
          </Button>
        </span>
      }
    />
  )
}
