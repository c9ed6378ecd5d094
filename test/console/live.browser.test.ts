/** Live: a rule is seen to fire, why another one did not, undo, filters, both languages, a phone; and under load. */
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { until } from '../journeys/serve-child.ts'
import { openConsole } from '../services/console.ts'
import type { Look, OpenConsole } from '../services/console.ts'
import { sayAtRate, withoutRules } from './say-at-rate.ts'

const Communities = z.object({ communities: z.array(z.object({ id: z.string(), name: z.string() })) })
const AD = '全新相机低价出，加微信 pk_8842 私聊领取'

let console_: OpenConsole
let chinese: string
let english: string

beforeAll(async () => {
  console_ = await openConsole()
  const { communities } = Communities.parse(await console_.client.get('/communities'))
  chinese = communities.find(({ name }) => name === '光影读书会')?.id ?? ''
  english = communities.find(({ name }) => name === 'Lantern')?.id ?? ''
}, 180_000)
afterAll(() => console_.close())

async function openLive(community: string, look: Look, search = ''): Promise<Page> {
  const page = await console_.open(`/c/${community}/live${search}`, look)
  await page.locator('[data-event]').first().waitFor()
  return page
}

const lineWith = (page: Page, text: string) => page.locator('[data-event]', { hasText: text }).last()
const isInView = async (line: Locator) => {
  const box = await line.boundingBox()
  return box !== null && box.y >= 0 && box.y < 900
}

test('a rule is seen to fire as it happens, and the condition that decided is marked', async () => {
  const page = await openLive(chinese, { locale: 'zh-CN' })
  await page.getByLabel('替一位成员说句话').fill(AD)
  await page.getByRole('button', { name: '说出去' }).click()
  const line = lineWith(page, AD)
  await line.getByText('已撤回这条消息').waitFor()
  await line.getByRole('button').first().click()
  await page.waitForURL(/event=/)
  const fired = page.locator('[data-rule][data-status="fired"]')
  await fired.locator('[data-decisive="true"]').first().waitFor()
  expect(await fired.first().innerText()).toMatch(/出现了.*加微信/)
  await page.context().close()
}, 180_000)

test('why another rule did not fire is one click away, and the answer is a link', async () => {
  const page = await openLive(english, { locale: 'en-US' })
  await page.locator('[data-event][data-kind="message.sent"] > button').last().click()
  await page.getByLabel('Why did a rule not fire?').click()
  const option = page.locator('.ant-select-item-option').last()
  const title = await option.innerText()
  await option.click()
  await page.waitForURL(/why=/)
  const rung = page.locator('[data-rule][data-focused="true"]')
  await rung.getByRole('button', { name: title, expanded: true }).waitFor()
  await until(async () => (await isInView(rung)) || null)
  const again = await openLive(english, { locale: 'en-US' }, new URL(page.url()).search)
  await again.locator('[data-rule][data-focused="true"]').getByText(title).first().waitFor()
  await page.context().close()
  await again.context().close()
}, 180_000)

test('what was done is undone, and can be left as it is while the toast stands', async () => {
  const page = await openLive(chinese, { locale: 'zh-CN' }, '?act=recall')
  await page.locator('[data-event]:has([data-loss="true"]) > button').last().click()
  const done = page.locator('section', { hasText: '做了什么' })
  await done
    .getByRole('button', { name: /撤\s*销/ })
    .first()
    .click()
  await done.locator('[data-state="undoing"]').first().waitFor()
  await page
    .locator('.ant-message')
    .getByRole('button', { name: /撤\s*销/ })
    .click()
  await expect.poll(() => done.locator('[data-state="undoing"]').count()).toBe(0)
  await done
    .getByRole('button', { name: /撤\s*销/ })
    .first()
    .click()
  await done.locator('[data-state="undone"]').first().waitFor()
  await done.getByText('由你撤销').first().waitFor()
  await page.context().close()
}, 180_000)

test('filters stand in the address and as chips, and go away again', async () => {
  const page = await openLive(english, { locale: 'en-US', width: 820 })
  await page.getByRole('button', { name: 'Filter' }).click()
  await page.getByLabel('What happened').click()
  await page.getByTitle('Joining and leaving').click()
  await page.waitForURL(/kind=moves/)
  await page.locator('.ant-drawer-close').click()
  await expect.poll(() => page.locator('[data-event][data-kind="message.sent"]').count()).toBe(0)
  await page.getByText('What happened: Joining and leaving').waitFor()
  await page.getByRole('button', { name: 'Show everything' }).click()
  await page.locator('[data-event][data-kind="message.sent"]').first().waitFor()
  await page.getByLabel('Search messages').fill('triage')
  await page.getByLabel('Search messages').press('Enter')
  await page.waitForURL(/q=triage/)
  await expect
    .poll(async () => {
      const lines = await page.locator('[data-event][data-kind="message.sent"]').allInnerTexts()
      return lines.length > 0 && lines.every((line) => line.includes('triage'))
    })
    .toBe(true)
  await page.context().close()
}, 180_000)

test('on a phone the trace is a sheet, and nothing scrolls sideways', async () => {
  const page = await openLive(chinese, { locale: 'zh-CN', width: 390, theme: 'dark' })
  await page.locator('[data-event][data-kind="message.sent"] > button').last().click()
  await page.locator('.ant-drawer [data-rule]').first().waitFor()
  const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
  expect(await page.evaluate(overflow)).toBe(0)
  await page.context().close()
}, 180_000)

test('at 200 events a second none is lost, their order is kept, and the page stays small', async () => {
  await withoutRules(console_, english)
  const page = await openLive(english, { locale: 'en-US' })
  await page.evaluate(
    `(() => { globalThis.most = 0; const look = () => { most = Math.max(most, document.querySelectorAll('[data-index]').length); requestAnimationFrame(look) }; look() })()`,
  )
  const said = await sayAtRate(console_, english, { perSecond: 200, seconds: 4 })
  await lineWith(page, said.at(-1) ?? '').waitFor()
  expect(Number(await page.evaluate('most'))).toBeLessThan(120)
  const seen = new Map<number, string>()
  const Lines = z.array(z.object({ seq: z.number(), text: z.string() }))
  await until(async () => {
    const lines = Lines.parse(
      await page.evaluate(
        `[...document.querySelectorAll('[data-event][data-kind="message.sent"]')].map((line) => ({ seq: Number(line.dataset.event), text: line.innerText }))`,
      ),
    )
    const places = lines.map(({ seq }) => seq)
    expect(places).toEqual(places.toSorted((left, right) => left - right))
    for (const { seq, text } of lines) seen.set(seq, text)
    if (lines.some(({ text }) => text.includes(said[0] ?? ''))) return true
    await page.evaluate(
      `(() => { const scroller = document.querySelector('[role="region"]'); scroller.scrollTop -= scroller.clientHeight * 0.8 })()`,
    )
    return null
  })
  const inOrder = [...seen].sort(([left], [right]) => left - right).map(([, text]) => text)
  const numbers = inOrder.flatMap((text) => /line (\d+)\./.exec(text)?.[1] ?? []).map(Number)
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(numbers.toSorted((left, right) => left - right)).toEqual(said.map((_, place) => place))
  await page.context().close()
}, 180_000)

test('no page complained', () => {
  expect(console_.complaints).toEqual([])
})
