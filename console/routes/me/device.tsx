import { Segmented } from 'antd'
import { LANGUAGES } from '../../locale/language.ts'
import { speak, useLanguage, useWords } from '../../locale/words.ts'
import { chooseTheme, useThemeChoice } from '../../ui/theme.ts'
import { Part } from './part.tsx'
import styles from './security.module.css'

const THEMES = ['auto', 'light', 'dark'] as const
const LANGUAGE_NAMES = { 'zh-CN': '简体中文', en: 'English' } as const

/** How this browser shows the pages; holds at once. */
export function Device() {
  const t = useWords('me')
  const language = useLanguage()
  const theme = useThemeChoice()
  return (
    <section className={styles['section']} aria-labelledby="device-title">
      <h2 id="device-title">{t('device.title')}</h2>
      <div className={styles['card']}>
        <Part title={t('device.language')} text={t('device.languageText')}>
          <div>
            <Segmented
              aria-label={t('device.language')}
              value={language}
              onChange={(next) => void speak(next)}
              options={LANGUAGES.map((each) => ({ value: each, label: LANGUAGE_NAMES[each] }))}
            />
          </div>
        </Part>
        <Part title={t('device.theme')} text={t('device.themeText')}>
          <div>
            <Segmented
              aria-label={t('device.theme')}
              value={theme}
              onChange={chooseTheme}
              options={THEMES.map((each) => ({ value: each, label: t(`device.themes.${each}`) }))}
            />
          </div>
        </Part>
      </div>
    </section>
  )
}
