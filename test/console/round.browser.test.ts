/** The round on a phone: taps counted, what lands on the clipboard, what the server knows; and without a network. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
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
}, 180_000)
afterAll(() => console_.close())

async function openRound(locale: 'zh-CN' | 'en-US', width: 1440 | 820 | 390): Promise<Page> {
  const page = await console_.open(`/c/${club.community}/round`, { locale, width })
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('heading', { level: 2 }).first().waitFor()
  return page
}

const main = (page: Page) => page.locator('[data-step]')
const clipboard = (page: Page) => page.evaluate('navigator.clipboard.readText()')
/** As the page names a group: with its first value. */
const titleOf = (stop: { readonly name: string | null; readonly values: readonly string[] } | undefined) =>
  `${stop?.name ?? ''} · ${stop?.values[0] ?? ''}`
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
  await expect.poll(() => page.evaluate(isKept), { timeout: 40_000 }).toBe(true)
  await page.context().setOffline(true)
  await page.reload()
  await page.getByRole('heading', { level: 2, name: '01班 · 李老师' }).waitFor()
  for (const place of [1, 2, 3]) {
    await main(page).click()
    expect(await clipboard(page)).toBe(stops[place - 1]?.text)
    await main(page).click({ timeout: 30_000 })
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
  await expect.poll(async () => (await club.round()).stops.length, { timeout: 40_000 }).toBe(DUE - 3)
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

test('what nobody can do is said with its reason, and the round goes on', async () => {
  const page = await openRound('en-US', 820)
  const before = await club.round()
  const [first, second] = before.stops
  await page.getByRole('button', { name: 'Cannot do it' }).last().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(`“${titleOf(first)}”`).waitFor()
  await dialog.getByRole('radio', { name: 'Something else' }).check()
  expect(await dialog.getByRole('button', { name: 'Cross it off' }).isDisabled()).toBe(true)
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('the group was closed')
  await dialog.getByRole('button', { name: 'Cross it off' }).click()
  await page.getByRole('heading', { level: 2, name: titleOf(second), exact: true }).waitFor()
  await expect
    .poll(async () => (await club.round()).stops.length, { timeout: 40_000 })
    .toBe(before.stops.length - 1)
  await page.context().close()
})

test('what expired before anybody did it is told once, and named', async () => {
  const page = await openRound('zh-CN', 390)
  const seen: string[] = []
  const expired = {
    action: '1:0',
    kind: 'remove',
    group: '07班',
    member: '阿青9',
    rule: '不发广告',
    expired: 1,
  }
  await page.route(
    (url) => url.pathname.endsWith('/round'),
    async (route) => {
      const answer = await route.fetch()
      const round = (await answer.json()) as Record<string, unknown>
      await route.fulfill({ response: answer, json: { ...round, dropped: seen.length > 0 ? [] : [expired] } })
    },
  )
  page.on('request', (request) => {
    if (request.method() !== 'GET' && request.url().includes('/round/')) seen.push(request.url())
  })
  await page.getByRole('button', { name: '看看有没有新的' }).click()
  await page.getByText('有 1 件事没人办，已经过期').waitFor()
  await page.getByRole('button', { name: '看是哪些' }).click()
  await page.getByText(/07班 · .*阿青9.*不发广告/).waitFor()
  expect(await overflow(page)).toBe(0)
  await page.getByRole('button', { name: '知道了' }).click()
  await page.getByText('有 1 件事没人办，已经过期').waitFor({ state: 'detached' })
  expect(seen).toHaveLength(1)
  await page.context().close()
})

const Shown = z.object({
  title: z.string(),
  label: z.string(),
  step: z.string(),
  still: z.boolean(),
  x: z.number(),
  y: z.number(),
})
const SHOWN = `(() => {
  const main = document.querySelector('[data-step]')
  const box = main?.getBoundingClientRect()
  return {
    title: document.querySelector('#page h2')?.textContent ?? '',
    label: main?.textContent ?? '',
    step: main?.getAttribute('data-step') ?? 'none',
    still: main?.getAttribute('aria-disabled') === 'true',
    x: (box?.left ?? 0) + (box?.width ?? 0) / 2,
    y: (box?.top ?? 0) + (box?.height ?? 0) / 2,
  }
})()`

test('eighty groups, forty with something due: at most 120 taps', async () => {
  const page = await openRound('zh-CN', 390)
  // The button rests after each tap; the page's own clock is moved over that, as nobody waits in a test.
  await page.clock.install()
  const { stops } = await club.round()
  expect(await overflow(page)).toBe(0)
  let taps = 0
  const shown = async () => Shown.parse(await page.evaluate(SHOWN))
  /** Once the button listens again and the page shows what is `wanted`. */
  const ready = async (wanted: Partial<z.output<typeof Shown>>) => {
    await expect
      .poll(
        async () => {
          await page.clock.fastForward(400)
          return shown()
        },
        { timeout: 40_000, interval: 10 },
      )
      .toMatchObject({ ...wanted, still: false })
    return shown()
  }
  const tapAt = async ({ x, y }: z.output<typeof Shown>) => {
    await page.touchscreen.tap(x, y)
    taps += 1
  }
  for (const [place, stop] of stops.entries()) {
    const words = [stop.text, ...stop.tasks.flatMap((task) => (task.way === 'private' ? [task.words] : []))]
    for (const wanted of words) {
      await tapAt(await ready({ title: titleOf(stop), step: 'copy' }))
      await expect.poll(() => clipboard(page), { timeout: 40_000, interval: 10 }).toBe(wanted)
    }
    const at = await ready({ title: titleOf(stop), step: 'tick' })
    const next = stops[place + 1]
    expect(at.label).toContain(next === undefined ? '这是最后一个' : `下一个：${titleOf(next)}`)
    await tapAt(at)
  }
  await page.getByRole('heading', { name: '这一轮走完了。' }).waitFor()
  // Three were done before without a network, and one could not be done.
  expect(stops).toHaveLength(DUE - 4)
  expect(taps).toBeLessThanOrEqual((MOST_TAPS * stops.length) / DUE)
  await page.clock.resume()
  await expect.poll(async () => (await club.round()).stops, { timeout: 40_000 }).toEqual([])
  await page.context().close()
})

test('the browser has nothing to complain about', () => {
  const passing = /ERR_INTERNET_DISCONNECTED|Failed to fetch|ERR_FAILED/
  expect(console_.complaints.filter((each) => !passing.test(each))).toEqual([])
})
