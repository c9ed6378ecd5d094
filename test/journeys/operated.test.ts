/** What operators store by way of the API is in the ledger, folds to the same state, and goes through a dump. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTables } from '../../app/storage.ts'
import { dumpLines } from '../../app/dump/write-dump.ts'
import { decodeState } from '../../core/decide/codec.ts'
import type { ReadStore } from '../../core/ports/store.ts'
import { accept } from '../../shell/intake/accept.ts'
import { createPipeline } from '../../shell/run/pipeline.ts'
import { auditLedger } from '../faults/ledger-audit.ts'
import { newHome } from '../services/home.ts'
import type { Home } from '../services/home.ts'
import { START } from './installation.ts'
import { operate } from './operated.ts'
import type { Operated } from './operated.ts'

let home: Home
let read: ReadStore
let here: Operated

beforeAll(async () => {
  home = await newHome()
  const clock = { now: START }
  const now = () => clock.now
  const platforms = { room: { idempotent: true, actsOnOwner: true } }
  const pipeline = createPipeline({ store: await home.ledger(now), accept, now, platforms })
  read = await home.reader()
  here = await operate({ folder: home.folder, pipeline, reads: read, clock })
  await pipeline.close()
})

afterAll(async () => {
  await read.close()
  await home.remove()
})

test('every act of operators that this version stores is there', async () => {
  const rows = await read.events(here.community, { limit: 1_000 }, { kind: 'operator.act' })
  const acts = new Set(rows.map(({ event }): unknown => JSON.parse(event.data).act))
  for (const act of ACTS.split(' ')) expect(acts).toContain(act)
})
const ACTS =
  'assign-group assign-case snooze-case close-case reopen-case note unnote tag untag member-link ' +
  'history-started history-ended test-message invited invitation-used invitation-revoked right-given right-taken'

test('the chain verifies, and decisions fold to the state', async () => {
  expect((await auditLedger(read, here.community)).faults).toEqual([])
})

test('cases, marks and actions are as operators left them', async () => {
  const { community } = here
  const cases = await read.cases(community, null, { limit: 100 })
  const ads = cases.filter(({ kind }) => kind === 'ads').toSorted((a, b) => a.seq - b.seq)
  expect(ads.map(({ status }) => status)).toEqual(['open', 'closed', 'upheld', 'undone'])
  const marks = new Map((await read.marks(community)).map((mark) => [mark.item, mark]))
  const [first, second] = ads.map(({ seq, n }) => marks.get(`${seq}-${n}`))
  expect(first).toMatchObject({ assignee: 'op-1', turn: 0 })
  expect(first?.snoozed).toBeGreaterThan(START)
  expect(second).toMatchObject({ assignee: null, turn: 1 })
  const { queued, expired, unknown, failed } = await read.actionCounts(community, 100)
  expect([queued, expired, unknown, failed]).toEqual([undefined, 1, undefined, undefined])
})

test('groups have what they were assigned last', async () => {
  const groups = (await read.listGroups(here.community)).filter(({ platform }) => platform === 'room')
  const assigned = groups.map(({ native, state }) => {
    const { kind, values } = decodeState('group', state ?? '[1]')
    return [native, kind, values['teacher']]
  })
  expect(assigned.toSorted(([a = ''], [b = '']) => String(a).localeCompare(String(b)))).toEqual([
    ['1 班', 'class', '周'],
    ['2 班', 'class', '林'],
    ['3 班', 'class', '林'],
    ['4 班', null, undefined],
    ['闲聊', null, undefined],
  ])
})

test('what was brought is told by its source, and caused nothing', async () => {
  const rows = await read.events(here.community, { limit: 1_000 })
  const brought = rows.filter(({ event }) => event.source === 'import')
  expect(brought.filter(({ event }) => event.kind === 'message.sent')).toHaveLength(7)
  expect(brought.flatMap(({ actions }) => actions)).toEqual([])
})

test('a dump holds the marks', async () => {
  const reader = await openTables(home.storage)
  let text = ''
  for await (const lines of dumpLines(reader, { withSecrets: false, folkmoot: 'x', created: 1 }))
    text += lines
  await reader.close()
  expect(text).toContain('inbox_marks')
  expect(text).toContain('"op-1"')
})
