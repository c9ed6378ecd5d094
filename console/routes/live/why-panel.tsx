import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { api, ask } from '../../api/client.ts'
import { useCommunity } from '../../community.ts'
import { useLanguage, useWords } from '../../locale/words.ts'
import { EventLine } from '../../parts/events/event-line.tsx'
import { peopleIn } from '../../parts/events/types.ts'
import type { Event, PersonOf } from '../../parts/events/types.ts'
import { TraceLadder } from '../../parts/trace/trace-ladder.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { When } from '../../ui/when.tsx'
import { Deeds } from './deeds.tsx'
import type { Filter } from './filter.ts'
import styles from './live.module.css'
import { useGroups } from './names.ts'
import type { Undo } from './use-undo.ts'

interface WhyPanelProps {
  readonly seq: string
  /** The event as the stream shows it; null where it stands further back. */
  readonly known: Event | null
  readonly personOf: PersonOf
  /** The rule about which is asked. */
  readonly focus: string | null
  readonly onFocus: (rule: string | undefined) => void
  readonly onNarrow: (filter: Partial<Filter>) => void
  readonly undo: Undo
}

/** One event: what was said, what was done about it, and why. */
export function WhyPanel({ seq, known, personOf, focus, onFocus, onNarrow, undo }: WhyPanelProps) {
  const t = useWords('live')
  const { id: community } = useCommunity()
  const lang = useLanguage()
  const path = { community, seq }
  const whole = useQuery({
    queryKey: ['events', community, seq, lang],
    queryFn: () => ask(api.GET('/api/v1/communities/{community}/events/{seq}', { params: { path } })),
  })
  const trace = useQuery({
    queryKey: ['events', community, seq, 'trace', lang],
    queryFn: () =>
      ask(
        api.GET('/api/v1/communities/{community}/events/{seq}/trace', { params: { path, query: { lang } } }),
      ),
  })
  const [stored] = whole.data?.events ?? []
  const event = withWords(known, stored)
  const people = known === null && whole.data ? peopleIn(whole.data.people) : personOf
  if (event === null) {
    if (whole.error) return <Failure error={whole.error} retry={() => void whole.refetch()} />
    return <Waiting rows={4} />
  }
  return (
    <div className={styles['panel']}>
      <Subject event={event} personOf={people} onNarrow={onNarrow} />
      <Deeds event={event} personOf={people} undo={undo} />
      <section className={styles['section']}>
        <h2>{t('panel.rules')}</h2>
        {trace.data ? (
          <>
            <RulePicker rules={trace.data.rules} focus={focus} onFocus={onFocus} />
            <TraceLadder trace={trace.data} focus={focus} ruleLink={linkToRule} />
          </>
        ) : trace.error ? (
          <Failure error={trace.error} retry={() => void trace.refetch()} />
        ) : (
          <Waiting rows={4} />
        )}
      </section>
    </div>
  )
}

/** What the stream knows is newer; the words of a long message are whole only in what was asked for. */
function withWords(known: Event | null, stored: Event | undefined): Event | null {
  if (known === null || stored === undefined) return known ?? stored ?? null
  return known.cut ? { ...known, text: stored.text, cut: stored.cut } : known
}

function Subject({
  event,
  personOf,
  onNarrow,
}: Pick<WhyPanelProps, 'personOf' | 'onNarrow'> & { event: Event }) {
  const t = useWords('live')
  const words = useWords('events')
  const { id: community } = useCommunity()
  const group = useGroups(community).find(({ id }) => id === event.group)
  const { member } = event
  return (
    <header className={styles['subject']}>
      <p className={styles['where']}>
        <span>{event.group === null ? t('community') : (group?.name ?? t('unknownGroup'))}</span>
        <When at={event.at} />
      </p>
      <EventLine event={{ ...event, actions: [], fired: [] }} personOf={personOf} whole />
      {group && group.kind === null ? <p className={styles['note']}>{words('unassignedWhy')}</p> : null}
      <p className={styles['links']}>
        {member === null ? null : (
          <>
            <Link to="/c/$community/members/$member" params={{ community, member }}>
              {t('panel.member')}
            </Link>
            <Button type="link" size="small" onClick={() => onNarrow({ member })}>
              {t('panel.onlyMember')}
            </Button>
          </>
        )}
        {event.group === null ? null : (
          <Button type="link" size="small" onClick={() => onNarrow({ group: event.group ?? undefined })}>
            {t('panel.onlyGroup')}
          </Button>
        )}
      </p>
    </header>
  )
}

interface RulePickerProps {
  readonly rules: readonly { readonly id: string; readonly title: string; readonly status: string }[]
  readonly focus: string | null
  readonly onFocus: (rule: string | undefined) => void
}

/** “Why did it not fire?”: a rule is picked, and its rung opens. */
function RulePicker({ rules, focus, onFocus }: RulePickerProps) {
  const t = useWords('trace')
  const silent = rules.filter(({ status }) => status !== 'fired')
  if (silent.length === 0) return null
  return (
    <Select
      className={styles['picker']}
      aria-label={t('ask')}
      placeholder={t('ask')}
      value={focus}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      options={silent.map(({ id, title }) => ({ value: id, label: title }))}
      onChange={(rule: string | undefined) => onFocus(rule)}
    />
  )
}

function RuleLink({ rule }: { readonly rule: string }) {
  const t = useWords('trace')
  const { id: community } = useCommunity()
  return (
    <Link to="/c/$community/studio" params={{ community }} search={{ rule }} className={styles['link']}>
      {t('inStudio')}
    </Link>
  )
}

const linkToRule = (rule: string) => <RuleLink rule={rule} />
