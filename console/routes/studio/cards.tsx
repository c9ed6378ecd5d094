import { useMemo } from 'react'
import type { Schemas } from '../../../shell/api/contract.ts'
import { AddRule } from '../../parts/rules/add-rule.tsx'
import { useCharter } from '../../parts/rules/charter-context.ts'
import { fieldOfMap, fieldsBelow, itemsOf, textIn } from '../../parts/rules/forms.ts'
import type { Plain } from '../../parts/document/write.ts'
import { RuleCard } from '../../parts/rules/rule-card.tsx'
import type { RuleDeed } from '../../parts/rules/rule-card.tsx'
import { SectionCard } from '../../parts/rules/section-card.tsx'
import { useVoice } from '../../parts/rules/use-voice.ts'
import { useLanguage, useWords } from '../../locale/words.ts'
import styles from './studio.module.css'

interface CardsProps {
  readonly marked: number | null
  /** Faults by the place of the rule that they are in. */
  readonly faults: ReadonlyMap<number, readonly Schemas['CharterFault'][]>
  readonly onMark: (place: number) => void
  readonly onOpenRule: (id: string, field: string | null) => void
  readonly onOpenSection: (name: string) => void
  readonly onDeed: (place: number, deed: RuleDeed) => void
  readonly onAdd: (rule: Plain) => void
}

/** The plan as cards: what it is about, then its rules in the order in which they are read. */
export function Cards({ marked, faults, onMark, onOpenRule, onOpenSection, onDeed, onAdd }: CardsProps) {
  const t = useWords('studio')
  const { forms, charter } = useCharter()
  const language = useLanguage()
  const voice = useVoice({ forms, charter })
  const rules = itemsOf(fieldOfMap(charter, 'rules'))
  const sections = useMemo(
    () => fieldsBelow(forms, '').filter(({ shape, at }) => shape !== 'fixed' && at !== 'rules'),
    [forms],
  )
  return (
    <div className={styles['cards']}>
      <section aria-labelledby="studio-rules">
        <h2 id="studio-rules">{t('rules', { count: rules.length })}</h2>
        <p className={styles['hint']}>{t('rulesHint')}</p>
        <ol className={styles['rules']}>
          {rules.map((rule, place) => (
            <li key={`${place}-${textIn(fieldOfMap(rule, 'id'), '')}`}>
              <RuleCard
                rule={rule}
                place={place}
                count={rules.length}
                voice={voice}
                marked={marked === place}
                faults={faults.get(place) ?? []}
                onMark={() => onMark(place)}
                onOpen={(field) => onOpenRule(textIn(fieldOfMap(rule, 'id'), '') || String(place), field)}
                onDeed={(deed) => onDeed(place, deed)}
              />
            </li>
          ))}
        </ol>
        <AddRule onAdd={onAdd} />
      </section>
      <section aria-labelledby="studio-plan">
        <h2 id="studio-plan">{t('plan')}</h2>
        <div className={styles['sections']}>
          {sections.map((field) => (
            <SectionCard
              key={field.at}
              field={field}
              value={fieldOfMap(charter, field.at)}
              language={language}
              onOpen={() => onOpenSection(field.at)}
            />
          ))}
        </div>
      </section>
    </div>
  )
}
