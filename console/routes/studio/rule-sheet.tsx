import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { useWords } from '../../locale/words.ts'
import { FieldsForm } from '../../parts/rules/fields-form.tsx'
import { useCharter } from '../../parts/rules/charter-context.ts'
import { fieldAt, fieldOfMap, itemsOf, textIn, triggerOf } from '../../parts/rules/forms.ts'
import { FieldInput } from '../../parts/rules/field-input.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useLanguage } from '../../locale/words.ts'
import styles from './studio.module.css'

interface RuleSheetProps {
  /** Place of the rule among the rules; null = closed. */
  readonly place: number | null
  /** The field that was chosen. */
  readonly field: string | null
  readonly onClose: () => void
}

/** The form of one rule, from the descriptions of its fields. */
export function RuleSheet({ place, field, onClose }: RuleSheetProps) {
  const t = useWords('studio')
  const language = useLanguage()
  const { forms, charter, set } = useCharter()
  const rule = place === null ? undefined : itemsOf(fieldOfMap(charter, 'rules'))[place]
  const trigger = triggerOf(forms, fieldOfMap(rule, 'when'))?.on ?? null
  const title = textIn(fieldOfMap(rule, 'title'), language) || textIn(fieldOfMap(rule, 'id'), '')
  return (
    <Sheet title={title || t('card.unnamed')} open={rule !== undefined} onClose={onClose} width={560}>
      <AtField field={field}>
        {rule !== undefined && place !== null ? (
          <FieldsForm
            at="rules/[]"
            value={rule}
            trigger={trigger}
            shown={['title', 'if', 'do']}
            onChange={(next) => set(['rules', place], next)}
          />
        ) : null}
      </AtField>
    </Sheet>
  )
}

/** Brings the chosen field into view and gives it the focus, once the sheet has taken it. */
function AtField({ field, children }: { readonly field: string | null; readonly children: ReactNode }) {
  const body = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (field === null) return undefined
    const frame = requestAnimationFrame(() => {
      const row = body.current?.querySelector<HTMLElement>(`[data-field="rules/[]/${field}"]`)
      row?.scrollIntoView({ block: 'start' })
      row?.querySelector<HTMLElement>('input, textarea, button:not([disabled])')?.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [field])
  return <div ref={body}>{children}</div>
}

interface SectionSheetProps {
  readonly name: string | null
  readonly onClose: () => void
}

/** The form of one part of the plan. */
export function SectionSheet({ name, onClose }: SectionSheetProps) {
  const { forms, charter, set } = useCharter()
  const field = name === null ? null : fieldAt(forms, name)
  return (
    <Sheet title={field?.label ?? ''} open={field !== null} onClose={onClose}>
      {field ? (
        <div className={styles['sectionForm']}>
          <p className={styles['hint']}>{field.help}</p>
          <FieldInput
            id={`section-${field.at}`}
            field={field}
            value={fieldOfMap(charter, field.at)}
            trigger={field.at === 'onboarding' ? 'welcome' : null}
            onChange={(value) => set([field.at], isNothing(value) && !field.required ? undefined : value)}
          />
        </div>
      ) : null}
    </Sheet>
  )
}

const isNothing = (value: unknown): boolean =>
  value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
