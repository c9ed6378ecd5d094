import FilterOutlined from '@ant-design/icons/es/icons/FilterOutlined'
import PauseOutlined from '@ant-design/icons/es/icons/PauseOutlined'
import CaretRightOutlined from '@ant-design/icons/es/icons/CaretRightOutlined'
import { Button, Input, Tag } from 'antd'
import type { InputRef } from 'antd'
import { useState } from 'react'
import type { RefObject } from 'react'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { FilterForm } from './filter-form.tsx'
import { isFiltered } from './filter.ts'
import type { Filter } from './filter.ts'
import type { FeedState, LiveFeed } from './live-feed.ts'
import styles from './live.module.css'
import { useGroups, useRules } from './names.ts'

interface FiltersProps {
  readonly filter: Filter
  readonly onChange: (change: Partial<Filter>) => void
  readonly feed: LiveFeed
  readonly state: FeedState
  readonly searchBox: RefObject<InputRef | null>
}

const NOTHING: Filter = {
  group: undefined,
  kind: undefined,
  rule: undefined,
  member: undefined,
  act: undefined,
  q: undefined,
}

/** Searching, narrowing and stopping the stream; what it is narrowed to stands as chips. */
export function Filters({ filter, onChange, feed, state, searchBox }: FiltersProps) {
  const t = useWords('live')
  const [open, setOpen] = useState(false)
  const chips = useChips(filter, feed)
  return (
    <div className={styles['tools']} role="search">
      <SearchBox key={filter.q} words={filter.q ?? ''} onSearch={(q) => onChange({ q })} box={searchBox} />
      <Button className={styles['button']} icon={<FilterOutlined />} onClick={() => setOpen(true)}>
        {t('filter')}
      </Button>
      <Button
        className={styles['button']}
        icon={state.paused ? <CaretRightOutlined /> : <PauseOutlined />}
        aria-pressed={state.paused}
        onClick={() => feed.pause(!state.paused)}
      >
        {t(state.paused ? 'resume' : 'pause')}
      </Button>
      {chips.map(({ field, text }) => (
        <Tag key={field} closable className={styles['chip']} onClose={() => onChange({ [field]: undefined })}>
          {text}
        </Tag>
      ))}
      {isFiltered(filter) ? (
        <Button type="link" onClick={() => onChange(NOTHING)}>
          {t('clear')}
        </Button>
      ) : null}
      <span className={styles['status']} role="status">
        {state.connected ? null : t('lost')}
        {state.paused ? t('paused', { count: state.unseen }) : null}
        {filter.q === undefined ? null : t('searchStill')}
      </span>
      <Sheet title={t('filters')} open={open} onClose={() => setOpen(false)}>
        <FilterForm filter={filter} onChange={onChange} />
      </Sheet>
    </div>
  )
}

interface SearchBoxProps {
  readonly words: string
  readonly onSearch: (words: string | undefined) => void
  readonly box: RefObject<InputRef | null>
}

function SearchBox({ words, onSearch, box }: SearchBoxProps) {
  const t = useWords('live')
  const [text, setText] = useState(words)
  return (
    <Input.Search
      ref={box}
      className={styles['search']}
      value={text}
      aria-label={t('search')}
      placeholder={t('search')}
      allowClear
      maxLength={200}
      onChange={({ target }) => setText(target.value)}
      onSearch={(value) => onSearch(value.trim() === '' ? undefined : value.trim())}
    />
  )
}

function useChips(filter: Filter, feed: LiveFeed) {
  const t = useWords('live')
  const events = useWords('events')
  const community = useCommunity().id
  const groups = useGroups(community)
  const rules = useRules(community)
  const { group, kind, rule, member, act, q } = filter
  const values = {
    group: group && (groups.find(({ id }) => id === group)?.name ?? t('unknownGroup')),
    kind: kind && t(`kinds.${kind}`),
    rule: rule && (rules.find(({ id }) => id === rule)?.title ?? rule),
    act: act && t(`actNames.${act}`),
    member: member && (feed.personOf(member).name ?? events('someone')),
    q,
  }
  const fields = ['group', 'kind', 'rule', 'act', 'member', 'q'] as const
  return fields.flatMap((field) => {
    const value = values[field]
    return value === undefined ? [] : [{ field, text: t('chip', { field: t(`fields.${field}`), value }) }]
  })
}
