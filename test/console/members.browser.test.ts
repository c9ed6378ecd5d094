/** Members in a real browser: found as one types, marked, noted, linked, erased. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { openConsole } from '../services/console.ts'
import type { OpenConsole } from '../services/console.ts'
import { eightyGroups } from './eighty-groups.ts'
import type { Club } from './eighty-groups.ts'

let console_: OpenConsole
let club: Club
const Found = z.object({
  total: z.number(),
  members: z.array(z.object({ id: z.string(), name: z.string() })),
})

beforeAll(async () => {
  console_ = await openConsole({ flags: ['--no-demo'] })
  club = await eightyGroups(console_.server, console_.client.cookie)
}, 180_000)
afterAll(() => console_.close())

const find = async (q: string) =>
  Found.parse(await club.call('GET', `/members/search?sort=name&q=${encodeURIComponent(q)}`))

test('somebody is found as one types, opened, marked and noted, on a phone', async () => {
  await expect.poll(async () => (await find('阿青')).total).toBe(8)
  const page = await console_.open(`/c/${club.community}/members`, { locale: 'zh-CN', width: 390 })
  await page.getByRole('searchbox', { name: '名字、平台账号、角色或标签' }).fill('阿青16')
  await page.getByText('找到 1 位成员。').waitFor()
  await page.getByRole('button', { name: /阿青16/ }).click()
  await page.getByRole('heading', { level: 1, name: '阿青16' }).waitFor()
  await page.getByRole('region', { name: '处罚' }).getByText('移出群').first().waitFor()
  await page.getByRole('button', { name: '加标签' }).click()
  await page.keyboard.type('重点关注')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: '重点关注' }).waitFor()
  await page.getByRole('textbox', { name: '写一条备注' }).fill('私下聊过，说不会再发。')
  await page.getByRole('button', { name: '保存备注' }).click()
  await page.getByRole('article').getByText('私下聊过，说不会再发。').waitFor()
  expect(
    await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
  ).toBe(0)
  await page.context().close()
})

test('two are one person: what comes together is shown, and that nothing takes it back', async () => {
  const { members } = await find('阿青')
  const [kept, other] = members
  const page = await console_.open(`/c/${club.community}/members/${kept?.id ?? ''}`, { width: 1440 })
  await page.getByRole('button', { name: 'Same person as…' }).click()
  await page.getByRole('searchbox', { name: 'The other member' }).fill(other?.name ?? '')
  await page.getByRole('button', { name: other?.name ?? '' }).click()
  await page.getByText('Nothing takes this back.').waitFor()
  await page.getByRole('button', { name: 'They are one person' }).click()
  await page.getByText('1 other member was found to be this person').waitFor()
  await expect.poll(async () => (await find('阿青')).total).toBe(7)
  await page.context().close()
})

test('nobody is erased by a slip, and who is erased is gone', async () => {
  const { members } = await find('小叶')
  const page = await console_.open(`/c/${club.community}/members/${members[0]?.id ?? ''}`, { width: 820 })
  await page.getByRole('button', { name: 'Erase…' }).click()
  const erase = page.getByRole('button', { name: 'Erase for ever' })
  await erase.waitFor()
  expect(await erase.isDisabled()).toBe(true)
  await page.getByRole('textbox', { name: 'Type 小叶 to confirm' }).fill('小叶')
  await erase.click()
  await page.getByRole('heading', { level: 1, name: 'Members' }).waitFor()
  await expect.poll(async () => (await find('小叶')).total).toBe(0)
  await page.context().close()
})

test('the browser has nothing to complain about', () => {
  expect(console_.complaints).toEqual([])
})
