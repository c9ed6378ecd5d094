/** Words of the pages: one file a namespace and language, loaded when a page needs them. */
import i18next from 'i18next'
import type { BackendModule, TFunction } from 'i18next'
import ICU from 'i18next-icu'
import { initReactI18next, useTranslation } from 'react-i18next'
import { currentLanguage, keepLanguage } from './language.ts'
import type { Language } from './language.ts'
import type { Namespace } from './typed-words.ts'

const files = import.meta.glob<Record<string, unknown>>('./*/*.json', { import: 'default' })

const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, done) => {
    const load = files[`./${language}/${namespace}.json`]
    if (!load) {
      done(new Error(`there are no words ${language}/${namespace}`), null)
      return
    }
    load().then(
      (words) => done(null, words),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), null),
    )
  },
}

/** Resolves when the words that every page needs are there. */
export async function startWords(): Promise<void> {
  await i18next
    .use(ICU)
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: currentLanguage(),
      supportedLngs: ['en', 'zh-CN'],
      fallbackLng: false,
      ns: ['common'],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    })
}

/** Resolves when `namespaces` can be spoken without waiting. */
export const loadWords = (namespaces: readonly Namespace[]): Promise<void> =>
  i18next.loadNamespaces([...namespaces])

export async function speak(language: Language): Promise<void> {
  keepLanguage(language)
  await i18next.changeLanguage(language)
}

/** The words of a page; `common:` in front of a key takes it from those of all pages. */
export function useWords<Name extends Namespace>(namespace: Name): TFunction<[Name, 'common']> {
  const { t } = useTranslation([namespace, 'common'])
  // The library's type waits for `Name` to be known, which callers know.
  return t as unknown as TFunction<[Name, 'common']>
}

/** The language that the page speaks just now; whoever uses it is drawn anew when it changes. */
export function useLanguage(): Language {
  return useTranslation().i18n.language === 'zh-CN' ? 'zh-CN' : 'en'
}
