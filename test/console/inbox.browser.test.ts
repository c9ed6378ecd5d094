/** The inbox as operators work in it: by keyboard on a desk, by thumb on a phone, in both languages. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { temporaryFolder, until } from '../journeys/serve-child.ts'
import { openConsole } from '../services/console.ts'
import type { OpenConsole } from '../services/console.ts'
import { fillInbox } from './inbox-folder.ts'
import type { InboxFolder } from './inbox-folder.ts'

const Listed = z.object({
  items: z.array(
    z.object({ id: z.string(), kind: z.string(), assignee: z.object({ id: z.string() }).nullable() }),
  ),
  counts: z.object({ open: z.number(), mine: z.number(), snoozed: z.number() }),
})

const folder = temporaryFolder()
let club: InboxFolder
let at: OpenConsole

beforeAll(async () => {
  club = await fillInbox(folder.path)
  at = await openConsole({ folder: folder.path })
}, 180_000)

afterAll(async () => {
  await at.close()
  folder.remove()
})

const listed = async (show = 'open') =>
  Listed.parse(await at.client.get(`/communities/${club.community}/inbox?show=${show}&limit=100`))
const idsOf = async (kind: string) =>
  (await listed()).items.flatMap((item) => (item.kind === kind ? [item.id] : []))
const openAt = (id: string, look?: Parameters<OpenConsole['open']>[1]) =>
  at.open(`/c/${club.community}/inbox?item=${id}`, look)
const evidence = (page: Page, id: string) => page.locator(`[data-evidence="${id}"]`)
const gone = (id: string) =>
  until(async () => ((await listed()).items.some((item) => item.id === id) ? null : true))
const back = (id: string) =>
  until(async () => ((await listed()).items.some((item) => item.id === id) ? true : null))

test('keys move, show the evidence, decide and take back', async () => {
  const [first = '', second = ''] = await idsOf('quarrel')
  const page = await openAt(first)
  const card = evidence(page, first)
  await card.getByText('你懂什么，构图根本不是这么回事').waitFor()
  expect(await card.locator('ol li').count()).toBe(5)
  await page.keyboard.press('1')
  await gone(first)
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await back(first)
  await page.locator(`[data-item="${second}"]`).click()
  await evidence(page, second).waitFor()
  await page.keyboard.press('e')
  await gone(second)
  await page.keyboard.press('u')
  await back(second)
  await page.keyboard.press('k')
  await page.keyboard.press('j')
  await page.keyboard.press('a')
  await until(async () => ((await listed()).counts.mine === 1 ? true : null))
  await page.context().close()
})

test('many are put off at once and come back when they are called', async () => {
  const page = await at.open(`/c/${club.community}/inbox`, { locale: 'zh-CN', width: 820 })
  const [first = '', second = ''] = await idsOf('copies')
  for (const id of [first, second]) {
    await page.locator(`[data-item="${id}"]`).click()
    await evidence(page, id).waitFor()
    await page.keyboard.press('x')
  }
  const bar = page.getByRole('toolbar', { name: '已选 2 件' })
  await bar.getByRole('button', { name: '稍后再办' }).click()
  await page.getByRole('menuitem', { name: /明天早上/ }).click()
  await gone(first)
  expect((await listed('snoozed')).counts.snoozed).toBe(2)
  await page.getByText('稍后 · 2').click()
  await page.locator(`[data-item="${first}"]`).click()
  await evidence(page, first).getByRole('button', { name: '稍后再办' }).click()
  await page.getByRole('menuitem', { name: '现在就放回来' }).click()
  await back(first)
  await page.context().close()
})

test('what is put off comes back by itself', async () => {
  const [id = ''] = await idsOf('copies')
  const soon = Date.now() + 1_500
  const answer = await at.client.post(`/communities/${club.community}/inbox/acts`, {
    items: [id],
    act: 'snooze',
    until: soon,
  })
  expect(JSON.stringify(answer)).toContain('"done"')
  expect((await listed()).items.some((item) => item.id === id)).toBe(false)
  await back(id)
  expect(Date.now()).toBeGreaterThanOrEqual(soon)
})

test(
  'on a phone a send in doubt is answered with the thumb, and the next card comes',
  { timeout: 120_000 },
  async () => {
    const [id = ''] = await idsOf('action-unknown')
    const page = await openAt(id, { width: 390, locale: 'zh-CN' })
    await evidence(page, id).waitFor()
    await page.getByRole('button', { name: '其实已经发出' }).tap()
    await gone(id)
    await page.getByText('已记为完成。').waitFor()
    await evidence(page, id).waitFor({ state: 'detached' })
    expect(await page.locator('[data-evidence]').count()).toBe(1)
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    const before = await page.locator('[data-evidence]').getAttribute('data-evidence')
    await page.getByRole('button', { name: '下一件' }).tap()
    await until(async () =>
      (await page.locator('[data-evidence]').getAttribute('data-evidence')) === before ? null : true,
    )
    await page.context().close()
  },
)

test('all communities stand in one inbox, named', async () => {
  const page = await at.open('/inbox')
  await page.locator('[data-item]').first().waitFor()
  const names = await page.locator('ol[aria-label="What waits"] li').allInnerTexts()
  expect(names.some((text) => text.includes('器材交换'))).toBe(true)
  expect(names.some((text) => text.includes('光影读书会'))).toBe(true)
  await page.context().close()
})

test('what failed is listed with its reason, and dropped by hand', async () => {
  const page = await at.open(`/c/${club.community}/outbox?state=failed`)
  await page.getByText('The account lacks the right for it in this group.').waitFor()
  await page.getByRole('button', { name: 'Drop' }).click()
  await page.getByText('Nothing failed').waitFor()
  await expect.poll(() => idsOf('action-failed')).toEqual([])
  await page.context().close()
})

test('the pages complained about nothing', () => {
  expect(at.complaints).toEqual([])
})
