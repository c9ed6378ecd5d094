/** The round on a phone: taps counted, what lands on the clipboard, what the server knows; and without a network. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openConsole } from '../services/console.ts'
import type { OpenConsole } from '../services/console.ts'
import { DUE, eightyGroups } from './eighty-groups.ts'
import type { Club } from './eighty-groups.ts'

const MOST_TAPS = 120

let console_: OpenConsole
let club: Club

beforeAll(async () => {
  console_ = await openConsole({ flags: ['--no-demo'] })
  club = await eightyGroups(console_.server, console_.client.cookie)
}, 120_000)
afterAll(() => console_.close())

async function openRound(locale: 'zh-CN' | 'en-US', width: 1440 | 820 | 390): Promise<Page> {
  const page = await console_.open(`/c/${club.community}/round`, { locale, width })
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('heading', { level: 2 }).first().waitFor()
  return page
}

const main = (page: Page) => page.locator('[data-step]')
const clipboard = (page: Page) => page.evaluate('navigator.clipboard.readText()')
const overflow = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')

test('what is due stands in one’s own order, and new groups come last', async () => {
  const before = await club.round()
  expect(before.stops).toHaveLength(DUE)
  expect(before.order).toHaveLength(80)
  expect(before.seconds).toBe(DUE * 20 + 8 * 30 + 4 * 30)
  const last = before.stops.at(-1)?.group ?? ''
  await club.call('PUT', '/round/order', { groups: [last] })
  const after = await club.round()
  expect(after.stops[0]?.group).toBe(last)
  expect(after.order.map(({ group }) => group).slice(1)).toEqual(
    before.order.map(({ group }) => group).filter((group) => group !== last),
  )
  await club.call('PUT', '/round/order', { groups: before.order.map(({ group }) => group) })
})

test('without a network the round goes on, and is told later', async () => {
  const page = await openRound('zh-CN', 390)
  const { stops } = await club.round()
  const isKept = `caches.match('/c/${club.community}/round').then((kept) => kept !== undefined)`
  await expect.poll(() => page.evaluate(isKept), { timeout: 15_000 }).toBe(true)
  await page.context().setOffline(true)
  await page.reload()
  await page.getByRole('heading', { level: 2, name: '01班 · 李老师' }).waitFor()
  for (const place of [1, 2, 3]) {
    await main(page).click()
    expect(await clipboard(page)).toBe(stops[place - 1]?.text)
    await main(page).click({ timeout: 5_000 })
  }
  const left = stops[2]?.tasks.length ?? 0
  const waiting = stops.slice(0, 3).flatMap(({ tasks }) => tasks).length
  expect(left).toBeGreaterThan(0)
  await page.getByText(`${waiting} 次勾选还没同步`).waitFor()
  expect((await club.round()).stops).toHaveLength(DUE)
  // Meanwhile somebody else does the first of them.
  const [taken] = stops[0]?.tasks ?? []
  await club.call('POST', '/tasks/ticks', { ticks: [{ action: taken?.action, done: true }] })
  await page.context().setOffline(false)
  await expect.poll(async () => (await club.round()).stops.length, { timeout: 20_000 }).toBe(DUE - 3)
  await page.getByText('你的勾选里有 1 件晚了一步').waitFor()
  await page.getByText(`${waiting} 次勾选还没同步`).waitFor({ state: 'detached' })
  await page.context().close()
})

test('a slip is taken back before the server knows of it', async () => {
  const page = await openRound('en-US', 820)
  const before = await page.getByRole('heading', { level: 2 }).first().textContent()
  while ((await main(page).getAttribute('data-step')) === 'copy') {
    const label = await main(page).textContent()
    await main(page).click()
    await expect.poll(() => main(page).textContent()).not.toBe(label)
  }
  await page.getByRole('button', { name: / Next: / }).click()
  await expect.poll(() => page.getByRole('heading', { level: 2 }).first().textContent()).not.toBe(before)
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await expect.poll(() => page.getByRole('heading', { level: 2 }).first().textContent()).toBe(before)
  expect(await page.evaluate(`Object.values(localStorage).some((each) => each.includes('"queue":[{'))`)).toBe(
    false,
  )
  await page.context().close()
})

test('eighty groups, forty with something due: at most 120 taps', async () => {
  const page = await openRound('zh-CN', 390)
  const { stops } = await club.round()
  expect(await overflow(page)).toBe(0)
  let taps = 0
  const tap = async () => {
    await main(page).tap()
    taps += 1
  }
  for (const [place, stop] of stops.entries()) {
    const name = `${stop.name ?? ''} · ${stop.values[0] ?? ''}`
    await page.getByRole('heading', { level: 2, name, exact: true }).waitFor()
    const words = [stop.text, ...stop.tasks.flatMap((task) => (task.way === 'private' ? [task.words] : []))]
    for (const wanted of words) {
      await tap()
      await expect.poll(() => clipboard(page)).toBe(wanted)
    }
    const next = stops[place + 1]
    const label = next === undefined ? '这是最后一个' : `下一个：${next.name ?? ''} · ${next.values[0] ?? ''}`
    await page.getByRole('button', { name: label }).waitFor()
    await tap()
  }
  await page.getByRole('heading', { name: '这一轮走完了。' }).waitFor()
  // Three were done before without a network.
  expect(stops).toHaveLength(DUE - 3)
  expect(taps).toBeLessThanOrEqual((MOST_TAPS * stops.length) / DUE)
  await expect.poll(async () => (await club.round()).stops, { timeout: 20_000 }).toEqual([])
  await page.context().close()
}, 90_000)

test('the browser has nothing to complain about', () => {
  const passing = /ERR_INTERNET_DISCONNECTED|Failed to fetch|ERR_FAILED/
  expect(console_.complaints.filter((each) => !passing.test(each))).toEqual([])
})
