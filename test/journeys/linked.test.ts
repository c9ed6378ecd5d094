/** Two handles that turn out to be one person: points, warnings, undo and erasure go with the person. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { decodeState } from '../../core/decide/codec.ts'
import { HEAD, says, SmallPipeline, START } from './small-pipeline.ts'

const CHARTER = `${HEAD}rules:
  - { id: talk, when: message, do: [{ points: 2 }] }
  - id: no-ads
    when: message
    if: "text.contains('cheap')"
    do: [recall]
    escalate: { within: 24h, steps: [warn, { mute: 10m }] }
`
let here: SmallPipeline

beforeEach(async () => {
  here = await SmallPipeline.open()
  await here.publish(CHARTER)
  await here.deliver(says('first', by('ann')), says('first too', by('ann2')))
  await here.assign('g')
})
afterEach(async () => {
  expect(await here.close()).toEqual([])
})

const by = (native: string, group = 'g') => ({
  person: { native, name: native.toUpperCase() },
  group: { native: group },
})
const link = async (native: string, other: number) =>
  here.record({
    kind: 'operator.act',
    group: null,
    member: await here.memberId(native),
    data: { operator: 'anna', act: 'link', other },
    content: null,
  })
async function member(id: number) {
  const [row] = await here.read.state(here.community, [{ scope: 'member', a: id, b: 0 }])
  return decodeState('member', row?.value ?? '[1]')
}

test('points and warnings of both are theirs, under either handle, also after a restart', async () => {
  const [ann, ann2] = [await here.memberId('ann'), await here.memberId('ann2')]
  await here.deliver(says('hello', by('ann')), says('cheap', by('ann2')))
  await link('ann', ann2)
  expect(await here.memberId('ann2')).toBe(ann)
  expect(await member(ann)).toMatchObject({ points: 4, messages: 2 })
  expect(await member(ann2)).toMatchObject({ points: 0, sanctions: [] })
  here.restart()
  await here.deliver(says('cheap again', by('ann')), says('hello', by('ann2', 'g')))
  expect((await here.actions()).map(({ kind, member: whom }) => [kind, whom === ann])).toEqual([
    ['recall', true],
    ['warn', true],
    ['recall', true],
    ['mute', true],
  ])
  expect(await member(ann)).toMatchObject({ points: 8, messages: 4 })
})

test('what is linked and said in one batch is already the person’s', async () => {
  const [ann, ann2] = [await here.memberId('ann'), await here.memberId('ann2')]
  here.restart()
  await Promise.all([
    here.deliver(says('one', by('ann2'))),
    link('ann', ann2),
    here.deliver(says('two', by('ann2')), says('three', by('ann'))),
    link('ann', ann2),
  ])
  expect(await member(ann)).toMatchObject({ points: 6, messages: 3 })
})

test('a chain of links ends at one person', async () => {
  await here.deliver(says('third', by('ann3')))
  const [ann, ann2, ann3] = [
    await here.memberId('ann'),
    await here.memberId('ann2'),
    await here.memberId('ann3'),
  ]
  await link('ann2', ann3)
  await link('ann', ann2)
  await link('ann', ann3)
  await here.deliver(says('hello', by('ann3')))
  expect(await member(ann)).toMatchObject({ points: 4, messages: 2 })
  expect(await here.memberId('ann3')).toBe(ann)
})

test('an act upon who was taken over is undone for the person', async () => {
  const [ann, ann2] = [await here.memberId('ann'), await here.memberId('ann2')]
  await here.deliver(says('cheap', by('ann2')))
  const recall = (await here.actions()).find(({ kind }) => kind === 'recall')
  await link('ann', ann2)
  expect((await member(ann)).sanctions).toHaveLength(2)
  const { seq = 0, n = 0 } = recall ?? {}
  await here.record({
    kind: 'verdict.given',
    group: await here.groupId('g'),
    member: ann2,
    data: { seq, n, verdict: 'undo', operator: 'anna', on: 'action' },
    content: null,
  })
  expect((await here.texts()).at(-1)).toMatch(
    /Sorry, this message by ANN2? was recalled by mistake.*\ncheap$/,
  )
  expect((await member(ann)).sanctions).toHaveLength(1)
})

test('what was to be done to who was taken over is done to the person', async () => {
  const [ann, ann2] = [await here.memberId('ann'), await here.memberId('ann2')]
  await here.deliver(says('cheap', by('ann2')), says('cheap too', by('ann2')))
  await Promise.all([here.deliver(says('cheap still', by('ann2'))), link('ann', ann2)])
  const acts = await here.actions()
  expect(acts.map(({ kind, status, member: whom }) => [kind, status, whom === ann])).toEqual([
    ['recall', 'queued', true],
    ['warn', 'queued', true],
    ['recall', 'queued', true],
    ['mute', 'queued', true],
    ['recall', 'queued', true],
    ['mute', 'queued', true],
  ])
  const { actions } = await here.pipeline.peekActions(here.clock, 9)
  const claimed = await here.pipeline.claimActions(actions.map(({ action }) => action))
  expect(claimed.length).toBeGreaterThan(0)
  for (const { personNative } of claimed) expect(['ann', 'ann2']).toContain(personNative)
})

test('erasing the person erases what was said under every handle', async () => {
  const [ann, ann2] = [await here.memberId('ann'), await here.memberId('ann2')]
  await here.deliver(says('secret one', by('ann')), says('secret two', by('ann2')), says('mine', by('bob')))
  await link('ann', ann2)
  here.restart()
  here.clock = START + 1000
  await here.record({ kind: 'erased', group: null, member: ann, data: { operator: 'anna' }, content: null })
  const events = await here.read.events(here.community, { after: 0, limit: 100 })
  const bodies = events.flatMap(({ content }) => content ?? []).join('\n')
  expect(bodies).toContain('mine')
  expect(bodies).not.toMatch(/secret|ANN/)
  await here.deliver(says('somebody new', by('ann2')))
  expect([ann, ann2]).not.toContain(await here.memberId('ann2'))
})
