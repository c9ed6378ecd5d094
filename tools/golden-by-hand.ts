/**
 * The second half of a golden folder: an account that people serve by hand, a person with two handles, acts that
 * were handed over, ceilings, notices for operators and a sealed secret. No outbox runs, so that all stays as it is.
 */
import type { Incoming } from '../core/chat/incoming.ts'
import type { InternalEvent, Pipeline } from '../core/ports/pipeline.ts'
import type { ActionRow } from '../core/ports/rows.ts'
import type { ReadStore } from '../core/ports/store.ts'
import { accept } from '../shell/intake/accept.ts'
import { createPipeline } from '../shell/run/pipeline.ts'
import { openSqliteLedger } from '../shell/store/engines/sqlite/ledger.ts'
import { openSqliteReader } from '../shell/store/engines/sqlite/reader.ts'
import { openVault, secretPlace } from '../shell/vault/vault.ts'
import { START } from '../test/journeys/installation.ts'
import { GOLDEN_KEY, GOLDEN_SECRET } from '../test/versions/golden-secret.ts'

const DAY = 86_400_000
const PLATFORM = 'assist'

export async function liveByHand(folder: string, community: number): Promise<void> {
  const clock = { now: START + 3 * DAY }
  const now = (): number => clock.now
  const store = await openSqliteLedger(folder, { now })
  const platforms = { [PLATFORM]: { idempotent: false, actsOnOwner: false, syntax: { mentions: true } } }
  const pipeline = createPipeline({ store, accept, now, platforms })
  const read = await openSqliteReader(folder)
  const account = await pipeline.createAccount({
    community,
    platform: PLATFORM,
    name: '微信',
    settings: '{"app":"wechat"}',
  })
  await pipeline.updateAccount({
    community,
    account: await pipeline.createAccount({ community, platform: PLATFORM, name: 'Old', settings: '{}' }),
    platform: PLATFORM,
    name: 'Old',
    settings: '{"app":"qq"}',
    closed: clock.now,
  })
  const place = { community, account, name: 'token' }
  await pipeline.putSecret({
    ...place,
    sealed: openVault({ folder, key: GOLDEN_KEY, keyFile: null, oldKeys: null }).seal(
      GOLDEN_SECRET,
      secretPlace(place),
    ),
  })

  const talk = speaker(pipeline, { community, account }, clock)
  await talk({ kind: 'group.renamed', data: {}, content: { name: '三班' }, native: 'named:三班' })
  const group = (await read.listGroups(community)).find(({ native }) => native === '三班')?.group ?? null
  const record = (event: Omit<InternalEvent, 'community'>) => pipeline.record([{ ...event, community }])
  const operator = 'steward'
  const none = { member: null, content: null }
  await record({
    ...none,
    kind: 'operator.act',
    group,
    data: { operator, act: 'assign-group', kind: 'hall', values: {} },
  })
  await talk({ ...by('小林'), kind: 'member.joined', data: {}, content: { name: '小林' } })
  await talk({ ...by('小陈'), kind: 'member.requested', data: {}, content: { name: '小陈' } })
  await talk({ ...words('小林', '大家好'), approximate: true, native: 'w1' })
  clock.now += 60_000
  await talk({ ...words('小林', '大家好'), approximate: true, native: 'w1' })
  await talk(words('老周', '代购一次'))
  await talk(words('老周', '代购两次'))
  await hand(pipeline, read, community, clock.now)

  const members = await read.members(community, { limit: 100 })
  const memberOf = (native: string) => members.find((row) => row.native === native)?.member ?? null
  await record({
    kind: 'operator.act',
    group: null,
    member: memberOf('ann'),
    data: { operator, act: 'link', other: memberOf('小林') },
    content: { reason: 'one person' },
  })
  await talk(words('小林', '现在是同一个人'))
  await record({
    ...none,
    kind: 'operator.notice',
    group: null,
    data: {
      operator,
      channel: 'console',
      kinds: ['case'],
      notices: ['case:1'],
      urgent: false,
      expires: clock.now + DAY,
    },
    content: { title: '有事项在等你', text: 'A case waits for you.' },
  })
  await record({
    ...none,
    kind: 'operator.act',
    group: null,
    data: { operator, act: 'acknowledge', notice: 'case:1' },
  })
  // What is left in the queue would be sent by whoever opens the folder: its time passes instead.
  await expire(pipeline, await read.actions(community, 'queued', { limit: 1000 }))
  await read.close()
  await pipeline.close()
}

type Said = Partial<Incoming> & Pick<Incoming, 'kind' | 'data' | 'content'>

function speaker(
  pipeline: Pipeline,
  place: { readonly community: number; readonly account: number },
  clock: { now: number },
) {
  return async (said: Said): Promise<void> => {
    clock.now += 1_000
    const group = { native: '三班', name: '三班' }
    const event = { at: clock.now, source: 'live', group, ...said } as Incoming
    await pipeline.deliver({ ...place, platform: PLATFORM, events: [event] })
  }
}

const by = (name: string) => ({ person: { native: name, name } })
const words = (name: string, text: string): Said => ({
  ...by(name),
  kind: 'message.sent',
  data: {},
  content: { parts: [{ type: 'text', text }] },
})

/** Of what is due, one waits for a person, one was done and one declined. */
async function hand(pipeline: Pipeline, read: ReadStore, community: number, now: number): Promise<void> {
  const waiting = await read.actions(community, 'queued', { after: 0, limit: 10 })
  const fates = [...waiting.entries()].flatMap(([place, action]) => fateOf(action, place, now))
  if (fates.length < 5) throw new Error('Too little waits to be sent: the golden folder would say little.')
  for (const event of fates) await pipeline.record([event])
}

function fateOf(action: ActionRow, place: number, now: number): readonly InternalEvent[] {
  const { community, group, member, seq, n } = action
  const about = { community, group, member, content: null }
  const handed: InternalEvent = {
    ...about,
    kind: 'action.handed',
    data: { seq, n },
    // Nobody expires it: it waits for ever, as the folder does.
    update: { seq, n, status: 'handed', code: null, due: now + 100_000 * DAY },
  }
  if (place === 0) return [handed]
  if (place === 1) {
    return [
      handed,
      { ...about, kind: 'action.confirmed', data: { seq, n }, update: { seq, n, status: 'sent' } },
    ]
  }
  if (place > 2) return []
  const data = { seq, n, code: 'declined', permanent: true }
  return [
    handed,
    { ...about, kind: 'action.failed', data, update: { seq, n, status: 'failed', code: 'declined' } },
  ]
}

async function expire(pipeline: Pipeline, left: readonly ActionRow[]): Promise<void> {
  await pipeline.record(
    left.map(({ community, group, member, seq, n }) => ({
      community,
      kind: 'action.expired' as const,
      group,
      member,
      data: { seq, n },
      content: null,
      update: { seq, n, status: 'expired' as const },
    })),
  )
}
