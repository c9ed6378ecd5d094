/** The studio: cards, forms and text of one document. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { openConsole } from '../services/console.ts'
import type { Look, OpenConsole } from '../services/console.ts'

const CHARTER = `# Written by hand.
folkmoot: 1
name: Lantern
language: en
timezone: Asia/Shanghai

groups:
  lobby: { for: newcomers }

rules:
  # Nobody advertises here.
  - id: no-ads
    title: No ads
    when: message # always
    if: "text.contains('promo')"
    do: [recall]
`

let shown: OpenConsole
let community = ''

beforeAll(async () => {
  shown = await openConsole({ flags: ['--no-demo'] })
  const founded = await shown.client.post('/communities', {
    name: 'Lantern',
    timezone: 'Asia/Shanghai',
    charter: { from: 'source', source: CHARTER },
  })
  community = z.object({ id: z.string() }).parse(founded).id
})
afterAll(() => shown.close())

const open = (look: Look = {}, query = '') => shown.open(`/c/${community}/studio${query}`, look)
const editor = (page: Page) => page.locator('.cm-content')
/** The text as it is in the editor, line by line. */
const textOf = async (page: Page) => (await page.locator('.cm-line').allTextContents()).join('\n')
const overflow = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')

async function close(page: Page) {
  await page.context().close()
}

test('a rule written by cards only stands in the text, and every comment stays', async () => {
  const page = await open()
  await page.getByRole('button', { name: 'Add a rule' }).click()
  await page.getByRole('button', { name: 'Slow down who floods' }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('textbox', { name: 'Title' }).fill('Not so fast')
  await form.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('heading', { name: '2 rules' }).waitFor()
  const text = await textOf(page)
  expect(text).toContain('  - id: no-flood\n    title: Not so fast\n    when: message\n')
  expect(text).toMatch(/if: "counts\.messages\('30s'\) > 8"/)
  for (const comment of ['# Written by hand.', '# Nobody advertises here.', '# always'])
    expect(text).toContain(comment)
  expect(text.startsWith(CHARTER.trimEnd())).toBe(true)
  await page.getByText('Version 1 is in force').waitFor({ state: 'detached' })
  await close(page)
})

test('what is written in the text is on the cards, and both undo together', async () => {
  const page = await open()
  await editor(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.insertText('\n  - id: hello\n    when: join\n    do: [{ tag: newcomer }]\n')
  const card = page.getByRole('article', { name: 'hello' })
  await card.waitFor()
  expect(await card.textContent()).toMatch(/When someone joins.*tag.*newcomer/)
  await page.getByRole('button', { name: 'Undo' }).click()
  await card.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Redo' }).click()
  await card.waitFor()
  await card.getByRole('button', { name: 'More for “hello”' }).click()
  await page.getByRole('menuitem', { name: 'Read earlier' }).click()
  await page.locator('article').first().getByText('hello').waitFor()
  expect((await textOf(page)).indexOf('hello')).toBeLessThan(
    (await textOf(page)).indexOf('# Nobody advertises'),
  )
  await close(page)
})

test('a fault is underlined where it is, with its hint, and listed', async () => {
  const page = await open({ locale: 'zh-CN' })
  await editor(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.insertText("\n  - id: x\n    wen: message\n    if: 'member.dais > 3'\n    do: [case]\n")
  const fault = page.getByRole('list', { name: '错误' }).getByRole('button').first()
  await fault.waitFor()
  expect(await page.getByRole('list', { name: '错误' }).textContent()).toMatch(/你是不是想写“when”/)
  await page.locator('.cm-line [class*="error"]').first().waitFor()
  expect(await page.locator('.cm-line [class*="error"]').allTextContents()).toContain('wen')
  await fault.click()
  expect(await page.evaluate('document.activeElement?.classList.contains("cm-content")')).toBe(true)
  expect(await page.getByRole('button', { name: '发布…' }).isDisabled()).toBe(true)
  await close(page)
})

test('completion knows the place: names, terms of the trigger, placeholders', async () => {
  const page = await open({}, '')
  const offered = async (text: string) => {
    await editor(page).click()
    await page.keyboard.press('Control+End')
    await page.keyboard.insertText(text.slice(0, -1))
    await page.keyboard.type(text.slice(-1))
    await page.locator('.cm-tooltip-autocomplete').waitFor()
    const labels = await page.locator('.cm-completionLabel').allTextContents()
    await page.keyboard.press('Escape')
    return labels
  }
  expect(await offered('\n  - id: y\n    cool')).toContain('cooldown')
  expect(await offered("down: { per: group, span: 1m }\n    when: join\n    if: 'counts.j")).toContain(
    'counts.joins',
  )
  expect(await offered(" > 3'\n    do:\n      - say: 'Hi {mem")).toContain('member')
  await close(page)
})

test('a draft waits in the browser, and leaving says that it decides nothing yet', async () => {
  const page = await open()
  await page.getByRole('button', { name: /^Name/ }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('Lamp')
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await page.getByRole('link', { name: 'Live', exact: true }).click()
  await page.getByText('Your draft is not published').waitFor()
  await page.getByRole('button', { name: 'Leave' }).click()
  await page.waitForURL(/\/live/)
  await page.goBack()
  await page.locator('.cm-line', { hasText: 'name: Lamp' }).waitFor()
  await close(page)
})

test('on a phone: cards or text, the form as a sheet, nothing scrolls sideways', async () => {
  const page = await open({ locale: 'zh-CN', width: 390 }, '?rule=no-ads')
  const sheet = page.getByRole('dialog')
  await sheet.getByText('什么时候', { exact: true }).waitFor()
  expect(await overflow(page)).toBe(0)
  await sheet.getByRole('button', { name: 'Close' }).or(sheet.getByLabel('关闭')).first().click()
  await page.getByText('文本', { exact: true }).click()
  await editor(page).waitFor()
  expect(await page.getByRole('article').count()).toBe(0)
  expect(await overflow(page)).toBe(0)
  await close(page)
})

test('by keyboard: a word of a card opens its form at the field', async () => {
  const page = await open({ width: 820 })
  const word = page
    .getByRole('article', { name: 'No ads' })
    .getByRole('button', { name: 'recall the message' })
  await word.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await page.locator('[data-field="rules/[]/do"] :focus').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await close(page)
})

test('nothing was refused by the page’s own policy', () => {
  expect(shown.complaints).toEqual([])
})
