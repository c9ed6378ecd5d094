import { Button, Checkbox, Segmented } from 'antd'
import { useMemo, useState } from 'react'
import { useWords } from '../../locale/words.ts'
import { GrowingText } from '../../ui/growing-text.tsx'
import styles from './builder.module.css'
import type { Group, Join, Test, Tree } from './condition.ts'
import { print } from './print.ts'
import { readOrWhy } from './read.ts'
import { treeInWords } from './sentence.ts'
import { NO_NAMES, startTest, type CharterNames, type Forms } from './terms.ts'
import { TestRow, type RowTools } from './test-row.tsx'

export interface ConditionBuilderProps {
  /** CEL; empty = always. */
  readonly value: string
  readonly onChange: (source: string) => void
  /** What the rule waits for: `message`, `join`, … */
  readonly trigger: string
  readonly forms: Forms
  /** Names of the charter to pick from. */
  readonly names?: CharterNames
  readonly disabled?: boolean
}

/** A condition row by row, for people who will never write CEL, and the CEL for those who do. */
export function ConditionBuilder(props: ConditionBuilderProps) {
  const { value, onChange, trigger, forms, names = NO_NAMES, disabled = false } = props
  const t = useWords('conditions')
  const reading = useMemo(() => readOrWhy(value), [value])
  const [cel, setCel] = useState(!('tree' in reading))
  const tools = useMemo((): RowTools => {
    const terms = new Map(forms.terms.map((term) => [term.name, term]))
    return { terms, offered: forms.terms.filter(({ on }) => on.includes(trigger)), names, disabled }
  }, [forms, trigger, names, disabled])
  return (
    <div className={styles['builder']}>
      <div className={styles['head']}>
        <Segmented
          aria-label={t('writing')}
          value={cel ? 'cel' : 'rows'}
          options={[
            { value: 'rows', label: t('rows') },
            { value: 'cel', label: 'CEL' },
          ]}
          onChange={(next) => setCel(next === 'cel')}
        />
      </div>
      {cel ? (
        <GrowingText
          aria-label={t('source')}
          className={styles['cel'] ?? ''}
          disabled={disabled}
          spellCheck={false}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : null}
      {'why' in reading ? <p className={styles['why']}>{t(`why.${reading.why}`)}</p> : null}
      {!cel && 'tree' in reading ? (
        <Rows tools={tools} read={reading.tree} value={value} onChange={onChange} />
      ) : null}
      {'tree' in reading ? (
        <p className={styles['said']}>
          {t('said.whole', {
            condition: treeInWords(reading.tree, { terms: tools.terms, rules: names.rules, t }),
          })}
        </p>
      ) : null}
    </div>
  )
}

interface RowsProps {
  readonly tools: RowTools
  readonly read: Tree
  readonly value: string
  readonly onChange: (source: string) => void
}

/** Rows keep a form of their own while they are edited: a group may stand there with one row or none. */
function Rows({ tools, read, value, onChange }: RowsProps) {
  const t = useWords('conditions')
  const [tree, setTree] = useState(read)
  const [seen, setSeen] = useState(value)
  if (seen !== value) {
    setSeen(value)
    if (print(tree) !== value) setTree(read)
  }
  const change = (next: Tree) => {
    setTree(next)
    onChange(print(next))
  }
  const set = (place: number, item: Test | Group | null) =>
    change({ ...tree, items: placed(tree.items, place, item) })
  const add = (item: Test | Group) => change({ ...tree, items: [...tree.items, item] })
  const first = tools.offered[0]
  return (
    <>
      {tree.items.length > 1 ? (
        <JoinChoice
          join={tree.join}
          disabled={tools.disabled}
          onChange={(join) => change({ ...tree, join })}
        />
      ) : null}
      {tree.items.length === 0 ? <p className={styles['help']}>{t('empty')}</p> : null}
      <ul className={styles['rows']}>
        {tree.items.map((item, place) =>
          item.type === 'test' ? (
            <TestRow
              key={place}
              {...tools}
              test={item}
              onChange={(next) => set(place, next)}
              onRemove={() => set(place, null)}
            />
          ) : (
            <GroupRow key={place} tools={tools} group={item} onChange={(next) => set(place, next)} />
          ),
        )}
      </ul>
      <div className={styles['add']}>
        <Button disabled={tools.disabled || !first} onClick={() => first && add(startTest(first))}>
          {t('add')}
        </Button>
        <Button
          type="text"
          disabled={tools.disabled || !first}
          onClick={() =>
            first &&
            add({
              type: 'group',
              not: false,
              join: tree.join === 'all' ? 'any' : 'all',
              items: [startTest(first)],
            })
          }
        >
          {t('addGroup')}
        </Button>
      </div>
    </>
  )
}

interface GroupRowProps {
  readonly tools: RowTools
  readonly group: Group
  readonly onChange: (group: Group | null) => void
}

function GroupRow({ tools, group, onChange }: GroupRowProps) {
  const t = useWords('conditions')
  const set = (place: number, item: Test | null) => {
    const items = placed(group.items, place, item)
    onChange(items.length === 0 ? null : { ...group, items })
  }
  const first = tools.offered[0]
  return (
    <li className={styles['group']}>
      <div className={styles['head']}>
        <JoinChoice
          join={group.join}
          disabled={tools.disabled}
          onChange={(join) => onChange({ ...group, join })}
        />
        <Checkbox
          checked={group.not}
          disabled={tools.disabled}
          onChange={(event) => onChange({ ...group, not: event.target.checked })}
        >
          {t('not')}
        </Checkbox>
      </div>
      <ul className={styles['rows']}>
        {group.items.map((item, place) => (
          <TestRow
            key={place}
            {...tools}
            test={item}
            onChange={(next) => set(place, next)}
            onRemove={() => set(place, null)}
          />
        ))}
      </ul>
      <div className={styles['add']}>
        <Button
          type="text"
          disabled={tools.disabled || !first}
          onClick={() => first && onChange({ ...group, items: [...group.items, startTest(first)] })}
        >
          {t('addHere')}
        </Button>
      </div>
    </li>
  )
}

interface JoinChoiceProps {
  readonly join: Join
  readonly disabled: boolean
  readonly onChange: (join: Join) => void
}

function JoinChoice({ join, disabled, onChange }: JoinChoiceProps) {
  const t = useWords('conditions')
  return (
    <Segmented<Join>
      aria-label={t('joined')}
      size="small"
      disabled={disabled}
      value={join}
      options={(['all', 'any'] as const).map((one) => ({ value: one, label: t(`join.${one}`) }))}
      onChange={onChange}
    />
  )
}

function placed<Item>(items: readonly Item[], place: number, item: Item | null): readonly Item[] {
  return items.flatMap((other, at) => (at === place ? (item === null ? [] : [item]) : [other]))
}
