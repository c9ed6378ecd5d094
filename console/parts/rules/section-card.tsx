import { useWords } from '../../locale/words.ts'
import { isListValue, isMapValue } from '../document/write.ts'
import type { Plain } from '../document/write.ts'
import type { FieldForm } from './forms.ts'
import { textIn } from './forms.ts'
import { readSpan } from './spans.ts'
import styles from './rules.module.css'

interface SectionCardProps {
  readonly field: FieldForm
  readonly value: Plain | undefined
  readonly language: string
  readonly onOpen: () => void
}

/** One part of the plan: what it is called, and what it says. */
export function SectionCard({ field, value, language, onOpen }: SectionCardProps) {
  const t = useWords('studio')
  const span = field.shape === 'duration' && typeof value === 'string' ? readSpan(value) : null
  const said = span ? t(`spans.${span.unit}`, { count: span.amount }) : summary(value, field, language)
  return (
    <button type="button" className={styles['section']} data-section={field.at} onClick={onOpen}>
      <strong>{field.label}</strong>
      <span className={said === '' ? styles['absent'] : styles['said']}>{said || t('card.absent')}</span>
    </button>
  )
}

function summary(value: Plain | undefined, field: FieldForm, language: string): string {
  if (value === undefined || value === null) return ''
  const choice = field.choices.find((one) => one.value === value)
  if (choice) return choice.label
  if (isListValue(value)) {
    return value
      .map((item) => field.choices.find((one) => one.value === item)?.label ?? textIn(item, language))
      .join(' · ')
  }
  if (!isMapValue(value)) return String(value)
  if (field.shape === 'localized') return textIn(value, language)
  if (field.shape === 'record') return Object.keys(value).join(' · ')
  return Object.values(value)
    .map((inner) =>
      isMapValue(inner) && !('say' in inner)
        ? Object.keys(inner).join(' · ')
        : textIn(isMapValue(inner) ? inner['say'] : inner, language),
    )
    .join(' – ')
}
