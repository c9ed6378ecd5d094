/** Sends each operator the brief that is due, once a day, also over restarts: the ledger knows which were sent. */
import type { NoticeOperator } from '../../../core/ports/notices.ts'
import type { LookOptions } from '../look.ts'
import type { Told } from '../notice.ts'
import { rightIn } from '../people.ts'
import { noticeEvent } from '../record.ts'
import { composeBrief, isEmpty } from './compose.ts'
import { briefDay } from './due.ts'
import { figuresOf } from './figures.ts'
import type { BriefReads, Figures } from './figures.ts'

export interface BriefOptions extends Omit<LookOptions, 'reads'> {
  readonly reads: BriefReads
  readonly told: (community: number) => readonly Told[]
  /** Who had nothing to be told, by day. */
  readonly empty: Set<string>
}

export async function sendBriefs(communities: readonly number[], options: BriefOptions): Promise<void> {
  const figures = new Map<number, Promise<Figures>>()
  const now = options.now()
  const figuresIn = (community: number): Promise<Figures> => {
    const known = figures.get(community)
    if (known !== undefined) return known
    const asked = options.facts(community).then(({ name }) => figuresOf(community, name, options.reads, now))
    figures.set(community, asked)
    return asked
  }
  for (const operator of options.operators()) {
    const mine = communities.filter((community) => rightIn(operator, community) !== null)
    await briefOne(operator, mine, figuresIn, options)
  }
}

async function briefOne(
  { id }: NoticeOperator,
  communities: readonly number[],
  figuresIn: (community: number) => Promise<Figures>,
  options: BriefOptions,
): Promise<void> {
  const { book, told, empty, origin, pipeline } = options
  const [home] = communities.toSorted((a, b) => a - b)
  const { brief, zone, language } = book.preferences(id)
  if (home === undefined || !brief.on) return
  const now = options.now()
  const day = briefDay(brief.minute, zone ?? (await options.facts(home)).zone, now)
  if (day === null || empty.has(`${id} ${day}`)) return
  const key = `brief-${day}`
  if (told(home).some((one) => one.operator === id && one.key === key)) return

  const figures: Figures[] = []
  for (const community of communities) figures.push(await figuresIn(community))
  if (!brief.empty && isEmpty(figures, now)) {
    empty.add(`${id} ${day}`)
    return
  }
  const words = composeBrief(figures, language, origin, now)
  const notice = { key, kind: 'brief' as const, at: now, texts: { en: '', 'zh-CN': '' } }
  const channels = book.channels(id).filter(({ urgentOnly, confirmed }) => !urgentOnly && confirmed)
  await pipeline.record(
    channels.map(({ id: channel }) => {
      const dedupe = `brief:${id}:${channel}:${day}`
      const delivery = { operator: id, channel, notices: [notice], urgent: false, step: 0, dedupe }
      return noticeEvent(home, delivery, words, now)
    }),
  )
}
