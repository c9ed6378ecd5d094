import { useLanguage, useWords } from '../../locale/words.ts'
import styles from './how-to.module.css'

const PLATFORMS = [
  'wechat',
  'qq',
  'whatsapp',
  'telegram',
  'discord',
  'slack',
  'line',
  'signal',
  'instagram',
  'matrix',
  'zulip',
  'irc',
  'table',
  'neutral',
] as const
/** What readers of a language mostly have stands first. */
const ENGLISH_FIRST = ['whatsapp', 'telegram', 'discord', 'slack'] as const

/** How a chat is got out of each platform. */
export function HowTo({ open }: { readonly open: boolean }) {
  const t = useWords('history')
  const language = useLanguage()
  const first = language === 'en' ? ENGLISH_FIRST : []
  const platforms = [...new Set([...first, ...PLATFORMS])]
  return (
    <section className={styles['how']} aria-label={t('howTo.title')}>
      <h2>{t('howTo.title')}</h2>
      <ul>
        {platforms.map((platform, place) => (
          <li key={platform}>
            <details name="how-to" open={open && place === 0}>
              <summary>{t(`howTo.${platform}.name`)}</summary>
              <p>{t(`howTo.${platform}.text`)}</p>
            </details>
          </li>
        ))}
      </ul>
      <p className={styles['foot']}>{t('howTo.foot')}</p>
    </section>
  )
}
