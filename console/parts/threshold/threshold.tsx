import { Button } from 'antd'
import { useEffect } from 'react'
import type { ReactNode } from 'react'
import { ApiFault } from '../../api/fault.ts'
import { LANGUAGES } from '../../locale/language.ts'
import { speak, useLanguage, useWords } from '../../locale/words.ts'
import styles from './threshold.module.css'

interface ThresholdProps {
  readonly title: string
  readonly text?: ReactNode
  readonly wide?: boolean
  readonly children?: ReactNode
}

/** A page in front of the house: one card, one question. */
export function Threshold({ title, text, wide = false, children }: ThresholdProps) {
  const t = useWords('session')
  const language = useLanguage()
  useEffect(() => {
    document.title = `${title} · Folkmoot`
  }, [title])
  return (
    <main className={styles['threshold']}>
      <div className={`${styles['card']} ${wide ? styles['wide'] : ''}`}>
        <div className={styles['house']}>
          <img src="/mark.svg" alt="" />
          Folkmoot
        </div>
        <header className={styles['head']}>
          <h1>{title}</h1>
          {text ? <p>{text}</p> : null}
        </header>
        {children}
      </div>
      <nav className={styles['foot']} aria-label={t('language')}>
        {LANGUAGES.map((each) => (
          <Button
            key={each}
            type="text"
            lang={each}
            aria-pressed={each === language}
            className={(each === language ? styles['spoken'] : styles['other']) ?? ''}
            onClick={() => void speak(each)}
          >
            {each === 'en' ? 'English' : '简体中文'}
          </Button>
        ))}
      </nav>
    </main>
  )
}

/** Why it did not work, beside the form that it is about. */
export function Fault({ error }: { readonly error: unknown }) {
  const t = useWords('common')
  if (!error) return null
  const fault = error instanceof ApiFault ? error : null
  return (
    <div className={styles['fault']} role="alert">
      <strong>{fault?.message ?? t('failure.unexpected')}</strong>
      {fault?.hint ?? (fault ? null : t('failure.reload'))}
    </div>
  )
}
