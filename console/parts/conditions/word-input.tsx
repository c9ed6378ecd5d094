import { Input, Select } from 'antd'
import styles from './builder.module.css'

interface Choice {
  readonly value: string
  readonly label: string
}

interface WordInputProps {
  readonly value: string
  readonly label: string
  readonly choices: readonly Choice[]
  readonly placeholder?: string
  readonly code?: boolean
  readonly onChange: (value: string) => void
}

/** One word: picked where it is known which there are, else typed. */
export function WordInput({ value, label, choices, placeholder, code = false, onChange }: WordInputProps) {
  if (choices.length === 0) {
    return (
      <Input
        aria-label={label}
        className={`${styles['word']} ${code ? styles['code'] : ''}`}
        value={value}
        placeholder={placeholder}
        status={value === '' ? 'warning' : ''}
        onChange={(event) => onChange(event.target.value)}
      />
    )
  }
  const known = choices.some((choice) => choice.value === value)
  return (
    <Select
      aria-label={label}
      className={styles['word']}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      status={value === '' ? 'warning' : ''}
      value={value === '' ? null : value}
      placeholder={placeholder}
      options={[...choices, ...(known || value === '' ? [] : [{ value, label: value }])]}
      onChange={onChange}
    />
  )
}

interface WordsInputProps extends Pick<WordInputProps, 'label' | 'choices' | 'placeholder'> {
  readonly value: readonly string[]
  readonly onChange: (value: readonly string[]) => void
}

/** Several words, as tags; Enter or a comma ends one. */
export function WordsInput({ value, label, choices, placeholder, onChange }: WordsInputProps) {
  return (
    <Select
      aria-label={label}
      mode="tags"
      className={styles['words']}
      status={value.length === 0 ? 'warning' : ''}
      tokenSeparators={[',', '，', '、', '\n']}
      value={[...value]}
      placeholder={placeholder}
      options={[...choices]}
      {...(choices.length === 0 ? { open: false, suffixIcon: null } : {})}
      onChange={(words) => onChange(words.map((word) => word.trim()).filter((word) => word !== ''))}
    />
  )
}
