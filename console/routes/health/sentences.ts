/** What operators want to know, in sentences: what is wrong first. */
import { useWords } from '../../locale/words.ts'
import { useFormat } from '../../ui/format.ts'
import type { CommunityHealth, Installation } from './health-queries.ts'

export type Tone = 'loss' | 'person' | 'good' | 'plain'

export interface Sentence {
  readonly tone: Tone
  readonly text: string
  /** Where something can be done about it. */
  readonly page?: 'inbox' | 'round' | 'outbox' | 'accounts'
}

const ORDER: readonly Tone[] = ['loss', 'person', 'good', 'plain']
/** A message that waits longer than this is worth a look. */
const LONG = 5 * 60_000
/** Events that a projection may be behind without a word. */
const BEHIND = 500
const MONTH = 30
const YEARS = 3 * 365
const WEEK = 7 * 86_400_000

export function useSentences(house: Installation, here: CommunityHealth): readonly Sentence[] {
  const said = [
    useReasons(house),
    useDecided(house),
    useSending(house),
    useAccounts(here),
    useProjections(house),
    useDisk(house),
    useBackup(house),
  ].flat()
  return said.toSorted((a, b) => ORDER.indexOf(a.tone) - ORDER.indexOf(b.tone))
}

/** Accounts are spoken of by name below. */
const SAID_BELOW = new Set(['account-closed', 'account-disconnected'])

function useReasons({ reasons }: Installation): readonly Sentence[] {
  return reasons
    .filter(({ code }) => !SAID_BELOW.has(code))
    .map(({ message }) => ({ tone: 'loss', text: message }))
}

function useDecided({ intake, started, now }: Installation): readonly Sentence[] {
  const t = useWords('health')
  const format = useFormat()
  const { queued, median, faults } = intake
  const said: Sentence[] = []
  if (queued > 0)
    said.push({ tone: queued > 5_000 ? 'person' : 'plain', text: t('decided.waits', { count: queued }) })
  else if (median === null)
    said.push({ tone: 'good', text: t('decided.idle', { since: format.relative(started, now) }) })
  else
    said.push({
      tone: 'good',
      text: t('decided.all', { median: t('numbers.ms', { value: Math.max(1, Math.round(median)) }) }),
    })
  if (faults > 0) said.push({ tone: 'person', text: t('decided.faults', { count: faults }), page: 'inbox' })
  return said
}

function useSending({ actions, now }: Installation): readonly Sentence[] {
  const t = useWords('health')
  const format = useFormat()
  const of = (status: string) => actions.find((each) => each.status === status)
  const queued = of('queued')
  const said: Sentence[] = []
  if (!queued) said.push({ tone: 'good', text: t('sending.none') })
  else {
    const age = now - (queued.first ?? now)
    const words = { count: queued.count, age: format.duration(Math.abs(age)) }
    said.push(
      age >= 0
        ? { tone: age > LONG ? 'person' : 'good', text: t('sending.waits', words) }
        : { tone: 'good', text: t('sending.later', words) },
    )
  }
  const handed = of('handed')
  if (handed) said.push({ tone: 'plain', text: t('handed', { count: handed.count }), page: 'round' })
  const unknown = of('unknown')
  if (unknown) said.push({ tone: 'person', text: t('unknown', { count: unknown.count }), page: 'outbox' })
  const failed = of('failed')
  if (failed) said.push({ tone: 'person', text: t('failed', { count: failed.count }), page: 'outbox' })
  return said
}

const BROKEN = new Set(['disconnected', 'failed', 'limited'])

function useAccounts({ accounts }: CommunityHealth): readonly Sentence[] {
  const t = useWords('health')
  const format = useFormat()
  const open = accounts.filter(({ state }) => state !== 'closed')
  if (open.length === 0) return [{ tone: 'plain', text: t('accounts.none'), page: 'accounts' }]
  const broken = open.filter(({ state }) => BROKEN.has(state))
  const groups = open.flatMap((account) =>
    account.groups
      .filter(({ state }) => BROKEN.has(state))
      .map((group) => ({
        name: account.name,
        group: group.name ?? group.native,
        message: group.message ?? '',
      })),
  )
  if (broken.length + groups.length === 0)
    return [{ tone: 'good', text: t('accounts.all', { count: open.length }) }]
  return [
    ...broken.map(({ name, since, message }): Sentence => ({
      tone: 'loss',
      text: t('accounts.broken', { name, when: format.exact(since), message: message ?? '' }),
      page: 'accounts',
    })),
    ...groups.map((words): Sentence => ({
      tone: 'person',
      text: t('accounts.group', words),
      page: 'accounts',
    })),
  ]
}

function useProjections({ projections }: Installation): readonly Sentence[] {
  const t = useWords('health')
  const late = projections.filter(({ behind }) => behind > BEHIND)
  return late.length === 0
    ? [{ tone: 'good', text: t('projections.fresh') }]
    : late.map(({ name, behind }) => ({
        tone: 'plain',
        text: t('projections.behind', { name, count: behind }),
      }))
}

function useDisk({ storage }: Installation): readonly Sentence[] {
  const t = useWords('health')
  const format = useFormat()
  const { growth, daysLeft, free, engine } = storage
  if (growth === null) return [{ tone: 'plain', text: t('disk.early', { free: format.bytes(free) }) }]
  if (engine === 'postgres')
    return [{ tone: 'plain', text: t('disk.server', { growth: format.bytes(growth) }) }]
  const days = daysLeft ?? YEARS
  if (days >= YEARS) return [{ tone: 'good', text: t('disk.long', { growth: format.bytes(growth) }) }]
  const tone = days < 7 ? 'loss' : days < MONTH ? 'person' : 'good'
  return [{ tone, text: t('disk.days', { days, growth: format.bytes(growth) }) }]
}

function useBackup({ backup, storage, now }: Installation): readonly Sentence[] {
  const t = useWords('health')
  const format = useFormat()
  if (storage.engine === 'postgres') return [{ tone: 'plain', text: t('backup.server') }]
  if (backup === null) return [{ tone: 'person', text: t('backup.none') }]
  const tone = now - backup.newest > WEEK ? 'person' : 'good'
  return [{ tone, text: t('backup.newest', { when: format.relative(backup.newest, now) }) }]
}
