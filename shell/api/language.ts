/** The language in which a request wants its answer. */
import type { Language } from '../../core/charter/compiled.ts'

/** `?lang=` wins, then Accept-Language by its weights; English when neither names one of ours. */
export function languageOf(asked: string | undefined, accepted: string | undefined): Language {
  const named = asked === undefined ? null : match(asked)
  if (named) return named
  const preferences = (accepted ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const weight = parameters.find((parameter) => parameter.trim().startsWith('q='))
      return { tag, weight: weight === undefined ? 1 : Number(weight.trim().slice(2)) || 0 }
    })
    .filter(({ weight }) => weight > 0)
    .sort((left, right) => right.weight - left.weight)
  for (const { tag } of preferences) {
    const language = match(tag)
    if (language) return language
  }
  return 'en'
}

function match(tag: string): Language | null {
  const primary = tag.toLowerCase().split('-')[0]
  if (primary === 'zh') return 'zh-CN'
  return primary === 'en' ? 'en' : null
}
