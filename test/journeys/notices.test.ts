/** Words for operators, and acts that wait for a person, on their way through the pipeline. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { HEAD, says, SmallPipeline, START } from './small-pipeline.ts'

const CHARTER = `${HEAD}rules:\n  - { id: greet, when: message, do: [{ reply: hello }] }\n`
let here: SmallPipeline

beforeEach(async () => {
  here = await SmallPipeline.open()
})
afterEach(async () => {
  expect(await here.close()).toEqual([])
})

const notice = (title: string) =>
  here.record({
    kind: 'operator.notice',
    group: null,
    member: null,
    data: {
      operator: 'anna',
      channel: 'mail',
      kinds: ['raid'],
      notices: ['raid:1'],
      urgent: true,
      expires: START + 1000,
    },
    content: { title, text: 'Forty people joined within a minute.' },
    dedupe: `notice:${title}`,
  })

test('a notice waits in the outbox with its words, before and after a charter was published', async () => {
  await notice('First')
  await here.publish(CHARTER)
  await notice('Second')
  await notice('Second')
  expect(await here.actions()).toMatchObject([
    {
      kind: 'notify',
      rule: 'notify',
      name: 'anna/mail',
      status: 'queued',
      group: null,
      expires: START + 1000,
    },
    { kind: 'notify', text: 'Second\nForty people joined within a minute.' },
  ])
  expect((await here.texts())[0]).toBe('First\nForty people joined within a minute.')
  expect(await here.cases()).toEqual([])
})

test('an act that is handed over and declined opens no case; a refusal by the platform does', async () => {
  await here.publish(CHARTER)
  await here.deliver(says('one'))
  await here.assign('g')
  await here.deliver(says('two'), says('three'))
  const [first, second] = await here.actions()
  const group = await here.groupId('g')
  const tell = (kind: 'action.handed' | 'action.failed', at: typeof first, data: object, status: string) => {
    const { seq = 0, n = 0 } = at ?? {}
    const update = { seq, n, status } as Parameters<typeof here.record>[0]['update']
    return here.record({ kind, group, member: null, data: { seq, n, ...data }, content: null, update })
  }
  const before = (await here.cases()).length
  await tell('action.handed', first, {}, 'handed')
  await tell('action.failed', first, { code: 'declined', permanent: true }, 'failed')
  expect(await here.cases()).toHaveLength(before)
  await tell('action.failed', second, { code: 'forbidden', permanent: true }, 'failed')
  expect((await here.cases()).slice(before)).toMatchObject([{ kind: 'action-failed' }])
  expect((await here.actions()).map(({ status }) => status)).toEqual(['failed', 'failed'])
})
