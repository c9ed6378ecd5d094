/** What a stranger does first: a chat history goes in, a report comes out, and a cure of it becomes the rules. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { choose, openConsole } from '../services/console.ts'
import type { Look, OpenConsole } from '../services/console.ts'
import { wechatHistory, whatsappHistory } from './troubled-history.ts'

let here: OpenConsole
beforeAll(async () => {
  here = await openConsole({ flags: ['--no-demo'] })
})
afterAll(async () => {
  expect(here.complaints).toEqual([])
  await here.close()
})

interface Words {
  readonly door: string
  readonly name: RegExp
  readonly found: RegExp
  readonly archive: RegExp
  readonly make: string
  readonly report: string
  readonly knowledge: RegExp
  readonly question: string
  readonly add: RegExp
  readonly added: string
  readonly replay: string
  readonly replayed: RegExp
  readonly studio: string
  readonly publish: RegExp
  readonly inForce: RegExp
}

const EN: Words = {
  door: 'Bring a chat history',
  name: /What is it called/,
  found: /Found the community/,
  archive: /^Archive/,
  make: 'Make a checkup',
  report: 'The report',
  knowledge: /^\d+ of 100 points Knowledge/,
  question: 'Can what was said be found again?',
  add: /^Add to draft/,
  added: 'The rules are in the draft, on trial.',
  replay: 'Replay this history under the draft',
  replayed: /events: rules would have fired [1-9]/,
  studio: 'Open the draft in the studio',
  publish: /^Publish/,
  inForce: /Version \d is in force/,
}

const ZH: Words = {
  door: '带来聊天记录',
  name: /它叫什么/,
  found: /建立社群/,
  archive: /^开始归档/,
  make: '做一次体检',
  report: '体检报告',
  knowledge: /^100 分里得 \d+ 分 沉淀/,
  question: '说过的东西还找得到吗？',
  add: /^加入草稿/,
  added: '规则已加入草稿，先试运行。',
  replay: '用这段历史试跑草稿',
  replayed: /规则会触发 [1-9]/,
  studio: '到章程工作室看草稿',
  publish: /发布/,
  inForce: /第 \d 版已生效/,
}

const textFile = (name: string, text: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text),
})

interface Stranger {
  readonly look: Look
  readonly words: Words
  readonly community: string
  /** Of the group, where the file names none. */
  readonly group: readonly [label: RegExp, name: string] | null
  readonly file: ReturnType<typeof textFile>
}

/** From the doors to the opened report. */
async function bringAndCheck({ look, words, community, group, file }: Stranger): Promise<Page> {
  const page = await here.open('/', look)
  await page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: words.door }) })
    .getByRole('link')
    .last()
    .click()
  await page.getByLabel(words.name).fill(community)
  await page.getByRole('button', { name: words.found }).click()
  await page.waitForURL(/\/history$/)
  await page.locator('input[type=file]').setInputFiles(file)
  if (group) await page.getByLabel(group[0]).fill(group[1])
  await page.getByRole('button', { name: words.archive }).click()
  await page.getByRole('button', { name: words.make }).click()
  await page.waitForURL(/\/checkup/)
  await page.getByRole('tablist', { name: words.report }).waitFor()
  return page
}

/** A tapped dial opens what is behind it, in view. */
async function openKnowledge(page: Page, words: Words): Promise<void> {
  await page.getByRole('tab', { name: words.knowledge }).click()
  const question = page.getByRole('heading', { name: words.question })
  await question.waitFor()
  const height = page.viewportSize()?.height ?? 0
  await page.waitForFunction(([element, most]) => (element?.getBoundingClientRect().top ?? Infinity) < most, [
    await question.elementHandle(),
    height / 2,
  ] as const)
}

/** A cure goes into the draft, the history is run under it, and it is published. */
async function cureAndPublish(page: Page, words: Words): Promise<void> {
  await page.getByRole('button', { name: words.add }).first().click()
  await page.getByText(words.added).waitFor()
  await page.getByRole('button', { name: words.replay }).click()
  await page.getByText(words.replayed).waitFor()
  expect(await sideways(page)).toBe(0)
  await page.getByRole('link', { name: words.studio }).click()
  await page.waitForURL(/\/studio/)
  await page.getByRole('button', { name: words.publish }).first().click()
  const dialog = page.getByRole('dialog')
  const reason = dialog.getByRole('textbox')
  await reason.fill('The checkup said so')
  await dialog.getByRole('button', { name: words.publish }).click()
  await dialog.getByText(words.inForce).waitFor()
}

const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test('on a phone, in Chinese: what was copied out of WeChat', { timeout: 120_000 }, async () => {
  const page = await bringAndCheck({
    look: { locale: 'zh-CN', width: 390 },
    words: ZH,
    community: '夜读会',
    group: [/群名/, '夜读会'],
    file: textFile('夜读会.txt', wechatHistory()),
  })
  await openKnowledge(page, ZH)
  await cureAndPublish(page, ZH)
  await page.context().close()
})

test('on a desk: an export of WhatsApp', { timeout: 120_000 }, async () => {
  const page = await bringAndCheck({
    look: {},
    words: EN,
    community: 'Night readers',
    group: null,
    file: textFile('WhatsApp Chat with Night readers.txt', whatsappHistory()),
  })
  await openKnowledge(page, EN)
  await cureAndPublish(page, EN)
  await page.context().close()
})

test('a table whose headings say nothing is told what is what', { timeout: 60_000 }, async () => {
  const page = await here.open('/welcome?found=history', { width: 820, theme: 'dark' })
  await page.getByLabel(EN.name).fill('Tables')
  await page.getByRole('button', { name: EN.found }).click()
  await page.waitForURL(/\/history$/)
  const table = textFile('talk.csv', 'A,B,C\n2026-06-01 10:00,Wren,Hello\n2026-06-01 10:02,Rowan,Good day\n')
  const bring = async () => {
    await page.locator('input[type=file]').setInputFiles(table)
    await page.getByRole('button', { name: EN.archive }).waitFor()
  }
  await bring()
  await page.getByRole('button', { name: EN.archive }).click()
  await page.getByText('Choose the file again and say below its name').waitFor()
  await bring()
  await page.getByText('Which column holds what?').click()
  for (const [field, column] of [
    ['Time', 'A'],
    ['Sender', 'B'],
    ['Text', 'C'],
  ] as const) {
    const chosen = page.getByLabel(field, { exact: true })
    const shown = chosen.locator('xpath=ancestor::*[contains(@class, "ant-select")][last()]')
    await choose(page, chosen, column, async () => (await shown.innerText()).includes(column))
  }
  await page.getByRole('button', { name: EN.archive }).click()
  await page.getByRole('heading', { name: '2 messages in 1 group, by 2 people' }).waitFor()
  await page.context().close()
})
