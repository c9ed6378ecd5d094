/** What no line of a log may hold: the values of settings that bear secrets, and the passwords within them. */
import { SETTINGS, SETTING_KEYS } from './settings.ts'
import type { Setting, Settings } from './settings.ts'

/** Shorter ones are words that a line may hold for another reason. */
const SHORTEST = 6

/** The texts to be left out, longest first; each as it is and as it stands in JSON. */
export function hiddenTexts(settings: Settings): readonly string[] {
  const values = SETTING_KEYS.flatMap((key) => {
    const { isSecret }: Setting<unknown> = SETTINGS[key]
    const value = settings[key]
    return isSecret && typeof value === 'string' ? [value] : []
  })
  const texts = values.flatMap((value) => [value, ...value.split(','), ...passwordsIn(value)])
  const forms = texts.flatMap((text) => [text, JSON.stringify(text).slice(1, -1)])
  const long = forms.filter((text) => text.length >= SHORTEST)
  return [...new Set(long)].toSorted((one, other) => other.length - one.length)
}

function passwordsIn(value: string): readonly string[] {
  if (!URL.canParse(value)) return []
  const { password, searchParams } = new URL(value)
  return [password, decoded(password), searchParams.get('password') ?? '']
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
