/** A stranger's first minutes: the three doors, a community, a history, a platform. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { openConsole } from '../services/console.ts'
import type { OpenConsole } from '../services/console.ts'

let here: OpenConsole
let files: string
beforeAll(async () => {
  files = mkdtempSync(join(tmpdir(), 'folkmoot-first-run-'))
  here = await openConsole({ flags: ['--demo'] })
})
afterAll(async () => {
  expect(here.complaints).toEqual([])
  await here.close()
  rmSync(files, { recursive: true, force: true })
})

/** An export of Telegram Desktop: two people, a hundred and twenty messages, one of them unreadable. */
function telegramExport(): string {
  const start = Date.UTC(2026, 2, 1, 9) / 1_000
  const messages = Array.from({ length: 120 }, (_, n) => ({
    id: n + 1,
    type: 'message',
    date_unixtime: n === 7 ? 'never' : String(start + n * 7_200),
    from: n % 3 === 0 ? 'Wren' : 'Alder',
    from_id: n % 3 === 0 ? 'user11' : 'user12',
    text: `page ${n}`,
  }))
  return JSON.stringify({ name: 'Night readers', type: 'private_supergroup', id: 4_242, messages })
}

async function foundCommunity(
  page: Page,
  words: { name: RegExp; found: RegExp },
  name: string,
): Promise<void> {
  await page.getByLabel(words.name).fill(name)
  await page.getByRole('button', { name: words.found }).click()
}

test('a new installation opens its doors, and one of them leads to the demo', async () => {
  const page = await here.open('/', { locale: 'zh-CN', width: 390 })
  await page.getByRole('heading', { name: '看看演示' }).waitFor()
  await page.getByRole('link', { name: '光影读书会' }).click()
  await page.waitForURL(/\/c\/\d+$/)
  await page.context().close()
})

test('a history is dropped into a new community, archived and shown', async () => {
  const file = join(files, 'result.json')
  writeFileSync(file, telegramExport())
  const page = await here.open('/welcome')
  await page.getByRole('link', { name: 'Begin with a new community' }).first().click()
  await foundCommunity(page, { name: /What is it called/, found: /Found the community/ }, 'Night readers')
  await page.waitForURL(/\/history$/)
  const transfer = await page.evaluateHandle((text) => {
    const data = new DataTransfer()
    data.items.add(new File([text], 'result.json', { type: 'application/json' }))
    return data
  }, telegramExport())
  await page
    .getByText('Drop exports here')
    .locator('..')
    .locator('..')
    .dispatchEvent('drop', { dataTransfer: transfer })
  await page.getByRole('button', { name: /^Archive/ }).click()
  await page.getByRole('heading', { name: '119 messages in 1 group, by 2 people' }).waitFor()
  await page.getByText('1 record was left out: why').click()
  await page.getByText(/record 8:/).waitFor()
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: /^Archive/ }).click()
  await page.getByText('known before').locator('..').getByText('119').waitFor()
  await page.context().close()
})

test('a platform is connected by its own form, groups are added, a test goes into the round', async () => {
  const page = await here.open('/welcome?found=accounts', { locale: 'zh-CN', width: 820, theme: 'dark' })
  await foundCommunity(page, { name: /它叫什么/, found: /建立社群/ }, '三班家长群')
  await page.waitForURL(/\/accounts/)
  await page.getByRole('button', { name: '连接平台' }).click()
  await page.getByRole('link', { name: /微信、企业微信/ }).click()
  await page.getByText('企业微信', { exact: true }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /连\s*接/ })
    .click()
  await page.getByLabel('群名').fill('三班 · 李老师\n四班 · 王老师')
  await page.getByRole('button', { name: /添\s*加/ }).click()
  await page.getByText('添加了 2 个群').waitFor()
  await page.getByRole('link', { name: '发测试消息' }).click()
  await page.getByRole('button', { name: '发送测试' }).click()
  await page.getByText(/已放进“每日一轮”/).waitFor()
  await page.context().close()
})

test('a community under a ready charter has its rules', async () => {
  const page = await here.open('/welcome?found=studio')
  await page.getByRole('radio', { name: /光影读书会/ }).check()
  await foundCommunity(page, { name: /What is it called/, found: /Found the community/ }, 'Light readers')
  await page.waitForURL(/\/studio$/)
  const id = /\/c\/(\d+)\//.exec(page.url())?.[1] ?? ''
  const source = await here.client.get(`/communities/${id}/charters/current`)
  expect(JSON.stringify(source)).toContain('name: Light readers')
  await page.context().close()
})
