import { Form, Input, InputNumber, Segmented, Select, Switch } from 'antd'
import { useWords } from '../../locale/words.ts'
import type { Setting } from './accounts.ts'
import styles from './setting-fields.module.css'
import { GrowingText } from '../../ui/growing-text.tsx'

/** Choices that stand side by side; more of them hang in a list. */
const BESIDE = 4

interface SettingFieldsProps {
  readonly settings: readonly Setting[]
  /** Names of the secrets that are set. */
  readonly secrets?: readonly string[]
}

/** Fields of a platform as its connector describes them: what is needed first, the rest folded. */
export function SettingFields({ settings, secrets = [] }: SettingFieldsProps) {
  const t = useWords('accounts')
  const isFirst = ({ required, choices, type }: Setting) => required || choices !== null || type === 'secret'
  const first = settings.filter(isFirst)
  const rest = settings.filter((field) => !isFirst(field))
  return (
    <>
      {first.map((field) => (
        <Field key={field.name} field={field} kept={secrets.includes(field.name)} />
      ))}
      {rest.length > 0 ? (
        <details className={styles['more']} open={first.length === 0}>
          <summary>{t('form.more')}</summary>
          {rest.map((field) => (
            <Field key={field.name} field={field} kept={false} />
          ))}
        </details>
      ) : null}
    </>
  )
}

function Field({ field, kept }: { readonly field: Setting; readonly kept: boolean }) {
  const t = useWords('accounts')
  const { name, type, required, label, help, endpoint } = field
  const needed = required && !kept && field.fallback === null
  return (
    <Form.Item
      name={[type === 'secret' ? 'secrets' : 'settings', name]}
      label={label}
      extra={
        <>
          {help}
          {endpoint ? ` ${t('form.endpoint')}` : ''}
        </>
      }
      rules={needed ? [{ required: true, message: t('form.needed', { label }) }] : []}
      {...(type === 'switch' ? { valuePropName: 'checked' } : {})}
    >
      {controlFor(field, kept ? t('form.kept') : (field.example ?? ''))}
    </Form.Item>
  )
}

/** The form item gives the control its value: it must be the item's only child. */
function controlFor({ type, choices }: Setting, placeholder: string) {
  if (choices !== null) {
    const options = [...choices]
    return options.length <= BESIDE ? <Segmented options={options} /> : <Select options={options} />
  }
  switch (type) {
    case 'secret':
      return <Input.Password autoComplete="new-password" placeholder={placeholder} />
    case 'number':
      return <InputNumber />
    case 'switch':
      return <Switch />
    case 'lines':
      return <GrowingText placeholder={placeholder} />
    case 'text':
      return <Input autoComplete="off" placeholder={placeholder} />
  }
}
