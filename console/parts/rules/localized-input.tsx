import { Button, Dropdown, Input } from 'antd'
import { useRef } from 'react'
import type { ComponentRef } from 'react'
import { useWords } from '../../locale/words.ts'
import { isMapValue } from '../document/write.ts'
import type { Plain } from '../document/write.ts'
import { groupValuesOf, languagesOf, useCharter } from './charter-context.ts'
import type { InputProps } from './input-props.ts'
import type { CharterForms } from './forms.ts'
import { textIn } from './forms.ts'
import styles from './rules.module.css'

/** A text in one language for all, or one a language. */
export function LocalizedInput(props: InputProps) {
  const t = useWords('studio')
  const { charter } = useCharter()
  const { value, onChange, id } = props
  const languages = languagesOf(charter)
  const several = value !== undefined && isMapValue(value)
  if (!several) {
    return (
      <div className={styles['texts']}>
        <TextWithPlaces {...props} text={textIn(value, '')} onText={onChange} />
        {languages.length > 1 ? (
          <Button type="link" size="small" onClick={() => onChange(inEach(languages, textIn(value, '')))}>
            {t('form.perLanguage')}
          </Button>
        ) : null}
      </div>
    )
  }
  const all = [...new Set([...languages, ...Object.keys(value)])]
  return (
    <div className={styles['texts']}>
      {all.map((language, place) => (
        <div key={language} className={styles['language']}>
          <span className={styles['languageName']}>
            {t(`form.languages.${language === 'zh-CN' ? 'zh-CN' : 'en'}`)}
          </span>
          <TextWithPlaces
            {...props}
            id={place === 0 ? id : `${id}-${language}`}
            label={language}
            text={textIn(value[language], '')}
            onText={(text) => onChange({ ...value, [language]: text ?? '' })}
          />
        </div>
      ))}
      <Button type="link" size="small" onClick={() => onChange(textIn(value, languages[0] ?? 'en'))}>
        {t('form.oneText')}
      </Button>
    </div>
  )
}

const inEach = (languages: readonly string[], text: string): Plain =>
  Object.fromEntries(languages.map((language) => [language, text]))

interface TextProps extends InputProps {
  readonly label?: string
  readonly text: string
  readonly onText: (text: string | undefined) => void
}

function TextWithPlaces({ id, label, field, trigger, text, onText }: TextProps) {
  const t = useWords('studio')
  const { forms, charter } = useCharter()
  const box = useRef<ComponentRef<typeof Input.TextArea>>(null)
  const places = field.placeholders ? placesFor(forms, trigger, groupValuesOf(charter)) : []
  const insert = (name: string) => {
    const area = box.current?.resizableTextArea?.textArea
    const at = area?.selectionStart ?? text.length
    onText(`${text.slice(0, at)}{${name}}${text.slice(area?.selectionEnd ?? at)}`)
    area?.focus()
  }
  return (
    <>
      <Input.TextArea
        id={id}
        ref={box}
        value={text}
        placeholder={field.example.replace(/^'|'$/g, '')}
        rows={rowsOf(text)}
        className={styles['growing'] ?? ''}
        {...(label === undefined ? {} : { 'aria-label': `${field.label} ${label}` })}
        onChange={({ target }) => onText(target.value === '' && !field.required ? undefined : target.value)}
      />
      {places.length > 0 ? (
        <Dropdown
          trigger={['click']}
          menu={{
            items: places.map(({ name, help }) => ({ key: name, label: `{${name}}  ${help}` })),
            onClick: ({ key }) => insert(key),
          }}
        >
          <Button size="small" className={styles['insert'] ?? ''} aria-label={t('form.places')}>
            {t('form.insert')}
          </Button>
        </Dropdown>
      ) : null}
    </>
  )
}

/** Lines that are there at least; what wraps makes room by itself. */
const rowsOf = (text: string): number => Math.min(10, Math.max(1, text.split('\n').length))

/** What may stand in braces in texts of a trigger's acts, or of the welcome. */
export function placesFor(forms: CharterForms, trigger: string | null, values: readonly string[]) {
  if (trigger === null) return []
  const own = forms.placeholders.filter(({ where }) => where.includes(trigger))
  const group = forms.terms.find(({ name }) => name === 'group.value')?.label ?? ''
  return [...own, ...values.map((name) => ({ name: `group.${name}`, help: group, needs: null }))]
}
