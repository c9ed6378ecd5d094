/** What Folkmoot did to someone by mistake is taken back: the words, the mute, and the strike. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Installation } from './installation.ts'

const HOUR = 3_600_000

const CHARTER = `
folkmoot: 1
name: Journey
purpose: To be walked back
language: [en, zh-CN]
timezone: UTC
groups:
  hall: { for: Talking }
  ting: { for: 聊天, language: zh-CN }
rules:
  - id: no-ads
    title: No advertising
    when: message
    if: "text.contains('cheap')"
    do: [recall]
    escalate: { within: 24h, steps: [warn, { mute: 10m }, case] }
`

let here: Installation

beforeEach(async () => {
  here = await Installation.open()
  expect(await here.publish(CHARTER, 'first')).toMatchObject({ status: 'published' })
  for (const kind of ['hall', 'ting']) {
    here.room.createGroup(kind, kind)
    await here.room.join(kind, { id: 'vic', name: 'Vic' })
    await here.assign(kind, kind)
  }
})

afterEach(() => here.close())

const post = async (group: string, text: string) => {
  const { native } = await here.room.post(group, 'vic', text)
  await here.settle()
  expect(here.isRecalled(group, native)).toBe(true)
}

/** The last act of a kind. */
const act = async (kind: string) => {
  const acts = (await here.events()).flatMap(({ actions }) => actions).filter((one) => one.kind === kind)
  const last = acts.at(-1)
  if (last === undefined) throw new Error(`Nobody was given a ${kind}.`)
  return last
}
const texts = (group: string) => here.said(group).map(({ text }) => text)

it('posts recalled words again, once, with an apology in the language of the group', async () => {
  await post('hall', 'The  cheap seats\nare {free} today')
  const recall = await act('recall')
  await here.undo(recall)
  await here.undo(recall)
  const apology = 'Sorry, this message by Vic was recalled by mistake. Here it is again:'
  expect(texts('hall').filter((text) => text.includes('Sorry'))).toEqual([
    `${apology}\nThe cheap seats\nare {free} today`,
  ])

  await here.pass(25 * HOUR)
  await post('ting', 'cheap 的票还有')
  await here.undo(await act('recall'))
  expect(texts('ting').at(-1)).toBe('抱歉，Vic 的这条消息被误撤回了，原文如下：\ncheap 的票还有')
})

it('says nothing of words that were erased', async () => {
  await post('hall', 'cheap seats')
  const recall = await act('recall')
  await here.erase('vic')
  const before = texts('hall')
  await here.undo(recall)
  expect(texts('hall')).toEqual(before)
  expect(await act('say')).toMatchObject({ status: 'expired', code: 'nothing-left', text: null })
})

it('erases the words that were posted again together with their author', async () => {
  await post('hall', 'cheap seats')
  await here.undo(await act('recall'))
  expect((await act('say')).text).toContain('cheap seats')
  await here.erase('vic')
  expect((await act('say')).text).toBeNull()
})

it('ends a mute, and takes the strike back', async () => {
  await post('hall', 'cheap one')
  await post('hall', 'cheap two')
  await expect(here.room.post('hall', 'vic', 'hello?')).rejects.toMatchObject({ code: 'muted' })
  await here.undo(await act('mute'))
  await here.room.post('hall', 'vic', 'hello again')
  await post('hall', 'cheap three')
  await expect(here.room.post('hall', 'vic', 'the second strike again')).rejects.toMatchObject({
    code: 'muted',
  })
  expect((await here.cases()).filter(({ rule }) => rule === 'no-ads')).toEqual([])
})
