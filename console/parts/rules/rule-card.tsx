import ArrowDownOutlined from '@ant-design/icons/es/icons/ArrowDownOutlined'
import ArrowUpOutlined from '@ant-design/icons/es/icons/ArrowUpOutlined'
import CopyOutlined from '@ant-design/icons/es/icons/CopyOutlined'
import DeleteOutlined from '@ant-design/icons/es/icons/DeleteOutlined'
import MoreOutlined from '@ant-design/icons/es/icons/MoreOutlined'
import { Button, Dropdown, Select } from 'antd'
import type { Schemas } from '../../../shell/api/contract.ts'
import { useWords } from '../../locale/words.ts'
import type { Plain } from '../document/write.ts'
import { useCharter } from './charter-context.ts'
import { fieldAt, fieldOfMap, textIn } from './forms.ts'
import { sentenceOf } from './sentence.ts'
import type { Voice } from './sentence.ts'
import styles from './rules.module.css'

export type RuleDeed = 'up' | 'down' | 'duplicate' | 'remove'

interface RuleCardProps {
  readonly rule: Plain
  readonly place: number
  readonly count: number
  readonly voice: Voice
  readonly marked: boolean
  readonly faults: readonly Schemas['CharterFault'][]
  /** `field`: the word that was chosen; null = the card. */
  readonly onOpen: (field: string | null) => void
  readonly onMark: () => void
  readonly onDeed: (deed: RuleDeed) => void
}

/** One rule as a sentence whose words can be changed. */
export function RuleCard({
  rule,
  place,
  count,
  voice,
  marked,
  faults,
  onOpen,
  onMark,
  onDeed,
}: RuleCardProps) {
  const t = useWords('studio')
  const id = textIn(fieldOfMap(rule, 'id'), '')
  const title = textIn(fieldOfMap(rule, 'title'), voice.language) || id || t('card.unnamed')
  const mode = textIn(fieldOfMap(rule, 'mode'), '') || 'live'
  const errors = faults.filter(({ severity }) => severity === 'error').length
  return (
    <article
      className={`${styles['card']} ${marked ? styles['marked'] : ''} ${mode === 'off' ? styles['off'] : ''}`}
      aria-label={title}
      data-rule={id}
    >
      <header className={styles['cardHead']}>
        <span className={styles['number']} aria-hidden="true">
          {place + 1}
        </span>
        <h3>
          <button type="button" className={styles['title']} onFocus={onMark} onClick={() => onOpen(null)}>
            {title}
          </button>
        </h3>
        {errors > 0 ? <span className={styles['bad']}>{t('card.faults', { count: errors })}</span> : null}
        <ModeChoice place={place} mode={mode} title={title} />
        <RuleMenu place={place} count={count} title={title} onDeed={onDeed} />
      </header>
      <p className={styles['sentence']}>
        {sentenceOf(rule, voice).map(({ text, field, aside }, index) =>
          field === null ? (
            <span key={index}>{text}</span>
          ) : (
            <span key={index}>
              <Word text={text} onFocus={onMark} onOpen={() => onOpen(field)} />
              {aside === undefined ? null : <q className={styles['aside']}>{shortened(aside)}</q>}
            </span>
          ),
        )}
      </p>
    </article>
  )
}

/** Characters of an aside: enough to know it again. */
const ASIDE = 24

const shortened = (text: string): string => {
  const letters = [...text]
  return letters.length <= ASIDE + 1 ? text : `${letters.slice(0, ASIDE).join('').trimEnd()}…`
}

interface WordProps {
  readonly text: string
  readonly onFocus: () => void
  readonly onOpen: () => void
}

/** A word that can be changed; it wraps like any other, which a button does not. */
function Word({ text, onFocus, onOpen }: WordProps) {
  return (
    <span
      role="button"
      tabIndex={0}
      className={styles['word']}
      onFocus={onFocus}
      onClick={onOpen}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        onOpen()
      }}
    >
      {text}
    </span>
  )
}

/** Live, dry or off: as the description of the field offers it. */
function ModeChoice({
  place,
  mode,
  title,
}: {
  readonly place: number
  readonly mode: string
  readonly title: string
}) {
  const t = useWords('studio')
  const { forms, set } = useCharter()
  const field = fieldAt(forms, 'rules/[]/mode')
  const choices = field?.choices ?? []
  const usual = choices[0]?.value
  return (
    <Select
      size="small"
      variant="filled"
      className={`${styles['mode']} ${styles[mode] ?? ''}`}
      aria-label={t('card.mode', { title })}
      value={mode}
      options={choices}
      popupMatchSelectWidth={false}
      onChange={(next) => set(['rules', place, 'mode'], next === usual ? undefined : next)}
    />
  )
}

interface RuleMenuProps {
  readonly place: number
  readonly count: number
  readonly title: string
  readonly onDeed: (deed: RuleDeed) => void
}

function RuleMenu({ place, count, title, onDeed }: RuleMenuProps) {
  const t = useWords('studio')
  const items = [
    { key: 'up', icon: <ArrowUpOutlined />, label: t('card.up'), disabled: place === 0 },
    { key: 'down', icon: <ArrowDownOutlined />, label: t('card.down'), disabled: place === count - 1 },
    { key: 'duplicate', icon: <CopyOutlined />, label: t('card.duplicate') },
    { key: 'remove', icon: <DeleteOutlined />, label: t('card.remove'), danger: true },
  ]
  const deeds: readonly RuleDeed[] = ['up', 'down', 'duplicate', 'remove']
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items,
        onClick: ({ key }) => {
          const deed = deeds.find((one) => one === key)
          if (deed) onDeed(deed)
        },
      }}
    >
      <Button type="text" icon={<MoreOutlined />} aria-label={t('card.more', { title })} />
    </Dropdown>
  )
}
