/** What happened, as one sentence, for everything that is not a message. */
import { useMemo } from 'react'
import { useWords } from '../../locale/words.ts'
import { useFormat } from '../../ui/format.ts'
import type { Event, PersonOf } from './types.ts'

export interface EventWords {
  /** One event in a sentence. */
  readonly sentence: (event: Event, personOf: PersonOf) => string
  /** Several of one kind in a sentence: who joined, who left. */
  readonly gathered: (events: readonly Event[], personOf: PersonOf) => string
}

/** Names that are said before the rest is counted. */
const MOST_NAMED = 3

export function useEventWords(): EventWords {
  const t = useWords('events')
  const format = useFormat()
  return useMemo(() => {
    const nameOf = (event: Event, personOf: PersonOf) => personOf(event.member).name ?? t('someone')
    const named = (events: readonly Event[], personOf: PersonOf) => {
      const names = events.map((event) => nameOf(event, personOf))
      if (names.length <= MOST_NAMED) return format.list(names)
      const shown = format.list(names.slice(0, MOST_NAMED))
      return t('lines.moreNames', { names: shown, count: names.length - MOST_NAMED })
    }
    return {
      sentence: (event, personOf) => {
        const sentence = sentenceOf(event, nameOf(event, personOf), t)
        return event.by === null ? sentence : t('lines.by', { sentence, name: event.by })
      },
      gathered: (events, personOf) => {
        const names = named(events, personOf)
        const left = events[0]?.kind === 'member.left'
        return t(left ? 'lines.left' : 'lines.joined', { count: events.length, names })
      },
    }
  }, [t, format])
}

type Words = ReturnType<typeof useWords<'events'>>

function sentenceOf(event: Event, name: string, t: Words): string {
  const word = (field: string) => wordIn(event.data[field])
  switch (event.kind) {
    case 'member.joined':
      return t('lines.joined', { count: 1, names: name })
    case 'member.left':
      return t('lines.left', { count: 1, names: name })
    case 'member.requested':
      return t('lines.requested', { name })
    case 'member.removed':
      return t('lines.removed', { name })
    case 'member.renamed':
      return t('lines.renamed', { name })
    case 'member.role':
      return t('lines.role', { name, role: t(`common:roles.${roleIn(word('role'))}`) })
    case 'message.edited':
      return t('lines.edited', { name })
    case 'message.recalled':
      return t('lines.recalled', { name })
    case 'reaction.added':
      return t('lines.reacted', { name, emoji: word('emoji') })
    case 'reaction.removed':
      return t('lines.unreacted', { name, emoji: word('emoji') })
    case 'group.renamed':
      return t('lines.groupRenamed')
    case 'group.notice':
      return t('lines.groupNotice')
    case 'group.dissolved':
      return t('lines.dissolved')
    case 'clock.due':
      return t('lines.due')
    case 'charter.published':
      return t('lines.published', { version: word('version') })
    case 'operator.act':
      return actSentence(event, name, t)
    case 'verdict.given':
      return t(word('verdict') === 'undo' ? 'lines.undone' : 'lines.upheld')
    case 'erased':
      return t('lines.erased', { name })
    case 'conversion':
      return t('lines.conversion', { name, goal: word('goal') })
    default:
      return t('lines.other', { kind: event.kind })
  }
}

function actSentence({ data }: Event, name: string, t: Words): string {
  const word = (field: string) => wordIn(data[field])
  switch (word('act')) {
    case 'assign-group':
      return word('kind') === '' ? t('lines.unassignedGroup') : t('lines.assigned', { kind: word('kind') })
    case 'tag':
      return t('lines.tagged', { name, tag: word('tag') })
    case 'untag':
      return t('lines.untagged', { name, tag: word('tag') })
    case 'give-role':
      return t('lines.roleGiven', { name, role: word('role') })
    case 'take-role':
      return t('lines.roleTaken', { name, role: word('role') })
    case 'link':
      return t('lines.linked')
    case 'reset-breaker':
      return t('lines.breakerReset', { rule: word('rule') })
    default:
      return t(`lines.acts.${ACTS.find((act) => act === word('act')) ?? 'other'}`)
  }
}

/** Acts that need no more than their name. */
const ACTS = [
  'note',
  'unnote',
  'acknowledge',
  'account-created',
  'account-changed',
  'account-closed',
  'account-opened',
  'history-started',
  'history-ended',
  'test-message',
  'assign-case',
  'snooze-case',
  'close-case',
  'reopen-case',
  'invited',
  'invitation-revoked',
  'invitation-used',
  'right-given',
  'right-taken',
  'member-link',
] as const

const wordIn = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

const roleIn = (role: string) => (role === 'owner' ? 'owner' : role === 'admin' ? 'manager' : 'member')
