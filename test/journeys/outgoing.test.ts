/** What Folkmoot says, with values that people and platforms chose: escaped, and never advertising. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { HEAD, joins, says, SmallPipeline, START } from './small-pipeline.ts'

const CHARTER = `${HEAD.replace('{ for: Talking }', '{ for: Talking, values: { teacher: text, house: text } }')}onboarding:
  welcome: { say: 'Welcome {members} to {group}! /rules', gather: 1s }
words:
  ads: [cheap watches]
rules:
  - id: greet
    when: message
    if: "text.contains('hello')"
    do: [{ reply: '{member} *ask* {group.teacher} @all' }]
  - id: split
    when: message
    if: "text.contains('where')"
    do: [{ reply: '{group.teacher} {group.house}' }, { mute: 1h }]
`
let here: SmallPipeline

beforeEach(async () => {
  here = await SmallPipeline.open({
    room: { idempotent: true, actsOnOwner: true, syntax: { mentions: true, commands: true, styling: true } },
  })
  await here.publish(CHARTER)
})
afterEach(async () => {
  expect(await here.close()).toEqual([])
})

const called = (name: string) => ({ person: { native: name, name } })
async function begin(values: Readonly<Record<string, string>>, group = 'The @Club'): Promise<void> {
  await here.deliver(says('first', { group: { native: 'g', name: group } }))
  await here.assign('g', 'club', values)
}

test('names and values trigger nothing on the platform, the charter’s words may', async () => {
  await begin({ teacher: '@lin /start', house: '' })
  await here.deliver(says('hello', called('@all_*Bo*')), joins('#eve', called('#eve')))
  await here.advance(START + 60_000)
  expect(await here.texts()).toEqual([
    '＠all＿＊Bo＊ *ask* ＠lin ／start @all',
    'Welcome ＃eve to The ＠Club! /rules',
  ])
})

test('after a restart the platform of a group is known again', async () => {
  await begin({ teacher: 'Lin', house: '' })
  await here.deliver(joins('*eve*'))
  here.restart()
  await here.advance(START + 60_000)
  expect(await here.texts()).toEqual(['Welcome ＊eve＊ to The ＠Club! /rules'])
})

test('a name, a group’s name or a group’s value that advertises is not repeated', async () => {
  await begin({ teacher: 'buy cheap watches', house: '' }, 'join www.example.com')
  await here.deliver(says('hello', called('www.example.com')), joins('bo'))
  await here.advance(START + 60_000)
  expect(await here.texts()).toEqual(['a new member *ask* — @all', 'Welcome bo to this group! /rules'])
  expect(await here.cases()).toMatchObject([{ kind: 'unassigned-group' }])
})

test('what advertises only when put together is not sent, and a person is told once', async () => {
  await begin({ teacher: '加微信', house: 'abc12345' })
  await here.deliver(says('where'), says('where'))
  const actions = await here.actions()
  expect(actions.map(({ kind, status, code, text }) => [kind, status, code, text !== null])).toEqual([
    ['reply', 'failed', 'outgoing-held', false],
    ['mute', 'queued', null, true],
    ['reply', 'failed', 'outgoing-held', false],
    ['mute', 'queued', null, true],
  ])
  expect((await here.cases()).filter(({ kind }) => kind === 'outgoing-held')).toMatchObject([
    { rule: 'split', count: 2, status: 'open' },
  ])
})
