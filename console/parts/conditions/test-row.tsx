import DeleteOutlined from '@ant-design/icons/es/icons/DeleteOutlined'
import { Button, InputNumber, Select } from 'antd'
import { useWords } from '../../locale/words.ts'
import styles from './builder.module.css'
import type { Test } from './condition.ts'
import { SpanInput } from './span-input.tsx'
import {
  boundsOf,
  inWay,
  isUnfinished,
  startTest,
  wayOf,
  waysFor,
  type CharterNames,
  type Term,
} from './terms.ts'
import { WordInput, WordsInput } from './word-input.tsx'

export interface RowTools {
  /** Terms that the rule's trigger brings, and those that are in use. */
  readonly terms: ReadonlyMap<string, Term>
  readonly offered: readonly Term[]
  readonly names: CharterNames
  readonly disabled: boolean
}

interface TestRowProps extends RowTools {
  readonly test: Test
  readonly onChange: (test: Test) => void
  readonly onRemove: () => void
}

/** One row: what is looked at, how, and against what. */
export function TestRow(props: TestRowProps) {
  const { test, terms, offered, disabled, onChange, onRemove } = props
  const t = useWords('conditions')
  const term = terms.get(test.term)
  return (
    <li className={styles['row']}>
      <div className={styles['sentence']}>
        <Select
          aria-label={t('what')}
          className={styles['what']}
          disabled={disabled}
          popupMatchSelectWidth={false}
          showSearch={{ optionFilterProp: 'label' }}
          value={test.term}
          options={groupsOf(offered, term, t)}
          onChange={(name) => {
            const next = terms.get(name)
            if (next) onChange(startTest(next))
          }}
        />
        {term ? <Arguments {...props} term={term} /> : null}
        {term ? <Way {...props} term={term} /> : null}
        {term ? <Against {...props} term={term} /> : null}
        <Button
          type="text"
          disabled={disabled}
          icon={<DeleteOutlined />}
          aria-label={t('remove')}
          onClick={onRemove}
        />
      </div>
      {isUnfinished(test) ? <p className={styles['lacking']}>{t('unfinished')}</p> : null}
      {term?.nature === 'statistical' ? <p className={styles['help']}>{t('statistical')}</p> : null}
    </li>
  )
}

const CONTEXTS = [
  'text',
  'message',
  'facts',
  'member',
  'counts',
  'group',
  'time',
  'reaction',
  'event',
] as const

function groupsOf(
  offered: readonly Term[],
  own: Term | undefined,
  t: ReturnType<typeof useWords<'conditions'>>,
) {
  const all = own && !offered.includes(own) ? [own, ...offered] : offered
  return CONTEXTS.flatMap((context) => {
    const options = all
      .filter(({ name }) => name.startsWith(`${context}.`))
      .map(({ name, label, help }) => ({ value: name, label, title: help }))
    return options.length === 0 ? [] : [{ label: t(`contexts.${context}`), title: context, options }]
  })
}

interface PartProps extends TestRowProps {
  readonly term: Term
}

function Arguments({ test, term, names, onChange }: PartProps) {
  const t = useWords('conditions')
  const { args } = test
  if (args === null || term.takes === null) return null
  return term.takes.map((takes, place) => {
    const set = (value: string | readonly string[]) =>
      onChange({ ...test, args: args.map((arg, other) => (other === place ? value : arg)) })
    const value = args[place] ?? ''
    const label = t(`takes.${takes}`)
    if (typeof value !== 'string') {
      return (
        <WordsInput key={place} value={value} label={label} placeholder={label} choices={[]} onChange={set} />
      )
    }
    if (takes === 'span') return <SpanInput key={place} value={value} label={label} onChange={set} />
    const choices = choicesOf(takes, term, names)
    const code = takes === 'pattern'
    return <WordInput key={place} {...{ value, label, choices, code }} placeholder={label} onChange={set} />
  })
}

function choicesOf(takes: NonNullable<Term['takes']>[number], term: Term, names: CharterNames) {
  const asChoice = (name: string) => ({ value: name, label: name })
  switch (takes) {
    case 'list':
      return names.lists.map(asChoice)
    case 'rule':
      return names.rules.map(({ id, title }) => ({ value: id, label: title }))
    case 'group-value':
      return names.values.map(asChoice)
    case 'part':
      return term.values
    default:
      return []
  }
}

function Way({ test, term, disabled, onChange }: PartProps) {
  const t = useWords('conditions')
  return (
    <Select
      aria-label={t('how')}
      disabled={disabled}
      popupMatchSelectWidth={false}
      value={wayOf(test)}
      options={waysFor(term).map((way) => ({
        value: way,
        label: t(
          term.takes !== null && term.type === 'bool'
            ? `tested.${way === 'is-not' ? 'is-not' : 'is'}`
            : `ways.${way}`,
        ),
      }))}
      onChange={(way) => onChange(inWay(test, way, term))}
    />
  )
}

function Against({ test, term, names, onChange }: PartProps) {
  const t = useWords('conditions')
  const { is } = test
  const label = t('value')
  const choices = term.takes === null ? namedChoices(term, names) : []
  if (is.by === 'itself') return null
  if (is.by === 'one-of') {
    const set = (texts: readonly string[]) => onChange({ ...test, is: { ...is, texts } })
    return <WordsInput value={is.texts} label={label} placeholder={label} choices={choices} onChange={set} />
  }
  if (is.by === 'holds') {
    const set = (text: string) => onChange({ ...test, is: { ...is, text } })
    return <WordInput value={is.text} label={label} placeholder={label} choices={choices} onChange={set} />
  }
  const { value } = is
  if (value.type === 'text') {
    const set = (text: string) => onChange({ ...test, is: { ...is, value: { type: 'text', text } } })
    return <WordInput value={value.text} label={label} choices={choices} onChange={set} />
  }
  if (value.type === 'texts') return null
  return (
    <NumberInput
      {...{ term, label, value }}
      onChange={(next) => onChange({ ...test, is: { ...is, value: next } })}
    />
  )
}

type Figure = { readonly type: 'int' | 'double'; readonly value: number }

function NumberInput({
  term,
  label,
  value,
  onChange,
}: {
  readonly term: Term
  readonly label: string
  readonly value: Figure
  readonly onChange: (value: Figure) => void
}) {
  if (term.type === 'int' && term.values.length > 0) {
    return (
      <WordInput
        value={String(value.value)}
        label={label}
        choices={term.values}
        onChange={(text) => onChange({ type: 'int', value: Number(text) })}
      />
    )
  }
  const { least, most } = boundsOf(term)
  const fraction = term.type === 'double'
  return (
    <InputNumber
      aria-label={label}
      min={fraction ? 0 : least}
      max={fraction ? 1 : most}
      step={fraction ? 0.05 : 1}
      {...(fraction ? {} : { precision: 0 })}
      value={value.value}
      style={{ width: 96 }}
      onChange={(next) => onChange({ type: fraction ? 'double' : 'int', value: next ?? least })}
    />
  )
}

function namedChoices(term: Term, names: CharterNames) {
  const asChoice = (name: string) => ({ value: name, label: name })
  if (term.name === 'group.kind') return names.kinds.map(asChoice)
  if (term.name === 'member.roles') return names.roles.map(asChoice)
  return term.values
}
