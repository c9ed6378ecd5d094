import { useMemo } from 'react'
import { useLanguage, useWords } from '../../locale/words.ts'
import { read } from '../conditions/read.ts'
import { treeInWords } from '../conditions/sentence.ts'
import { DAYS, readSchedule, writeSchedule } from './schedule.ts'
import { readSpan } from './spans.ts'
import { rulesOf } from './charter-context.ts'
import type { CharterContext } from './charter-context.ts'
import type { Voice } from './sentence.ts'

/** How rules are told in the language of the page. */
export function useVoice({ forms, charter }: Pick<CharterContext, 'forms' | 'charter'>): Voice {
  const t = useWords('studio')
  const say = useWords('conditions')
  const language = useLanguage()
  return useMemo(() => {
    const terms = new Map(forms.terms.map((term) => [term.name, term]))
    const rules = rulesOf(charter, language)
    return {
      forms,
      language,
      glue: {
        when: t('sentence.when'),
        in: t('sentence.in'),
        if: t('sentence.if'),
        so: t('sentence.so'),
        and: t('sentence.and'),
        comma: t('sentence.comma'),
        again: t('sentence.again'),
        nothing: t('sentence.nothing'),
        end: t('sentence.end'),
        unknown: t('sentence.unknown'),
      },
      condition: (source) => {
        const tree = read(source)
        return tree === null ? null : treeInWords(tree, { terms, rules, t: say })
      },
      span: (written) => {
        const span = readSpan(written)
        return span === null ? written : t(`spans.${span.unit}`, { count: span.amount })
      },
      schedule: (written) => {
        const { days, time } = readSchedule(written)
        if (days.length === DAYS.length) return t('sentence.daily', { time })
        const [row] = writeSchedule({ days, time }).split(' ')
        const [first, last] = row?.includes('-') === true ? [days[0], days.at(-1)] : []
        const named =
          first && last
            ? t('sentence.fromTo', { first: t(`form.day.${first}`), last: t(`form.day.${last}`) })
            : days.map((day) => t(`form.day.${day}`)).join(t('sentence.comma'))
        return t('sentence.weekly', { days: named, time })
      },
    }
  }, [forms, charter, language, t, say])
}
