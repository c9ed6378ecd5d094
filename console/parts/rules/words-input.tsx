import { Input } from 'antd'
import { useState } from 'react'
import { useWords } from '../../locale/words.ts'
import { isMapValue } from '../document/write.ts'
import type { InputProps } from './input-props.ts'
import { itemsOf, textIn } from './forms.ts'
import styles from './rules.module.css'

/** A word list: one word or phrase a line, or the file that holds it. */
export function WordsInput({ id, value, onChange }: InputProps) {
  const t = useWords('studio')
  const [text, setText] = useState(
    itemsOf(value)
      .map((word) => textIn(word, ''))
      .join('\n'),
  )
  if (value !== undefined && isMapValue(value)) {
    return <p className={styles['help']}>{t('form.wordsInFile', { file: textIn(value['file'], '') })}</p>
  }
  const put = (next: string) => {
    setText(next)
    onChange(
      next
        .split('\n')
        .map((word) => word.trim())
        .filter((word) => word !== ''),
    )
  }
  return (
    <Input.TextArea
      id={id}
      value={text}
      rows={Math.min(12, Math.max(3, text.split('\n').length))}
      onChange={({ target }) => put(target.value)}
    />
  )
}
