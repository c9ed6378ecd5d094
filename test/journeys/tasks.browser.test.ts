/** What is done by hand, in a browser: pasted, copied and ticked off, on a phone and on a desk, in both languages. */
import { chromium } from 'playwright-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findProgram } from '../../tools/requirements.ts'
import { keepByHand, type HandKept } from './hand-kept.ts'

const executablePath =
  process.env.FOLKMOOT_CHROMIUM ?? findProgram(['chromium', 'chromium-browser', 'google-chrome'])

let kept: HandKept
let browser: Browser
let session: Awaited<ReturnType<BrowserContext['storageState']>>
const complaints: string[] = []

beforeAll(async () => {
  if (executablePath === undefined)
    throw new Error('Chromium is missing: `npm test` installs it or says how.')
  kept = await keepByHand()
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(await kept.running.newLink())
  session = await context.storageState()
  await context.close()
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await kept?.close()
})

async function open(locale: string, scheme: 'light' | 'dark', width: number, path: string): Promise<Page> {
  const context = await browser.newContext({
    locale,
    colorScheme: scheme,
    viewport: { width, height: 850 },
    storageState: session,
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(`${kept.running.address}${path}#community=${kept.community}`)
  return page
}

const overflow = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
/** Names of what can be pressed or written in, and is too small for a thumb. */
const tooSmall = (page: Page) =>
  page.evaluate(`[...document.querySelectorAll('a, button, input, textarea')]
    .filter((each) => each.offsetParent !== null && Math.min(each.offsetWidth, each.offsetHeight) < 44)
    .map((each) => each.textContent || each.name)`)
const clipboard = (page: Page) => page.evaluate('navigator.clipboard.readText()')

describe.each([
  ['zh-CN', 'light', 390, '人工待办'],
  ['zh-CN', 'dark', 1440, '人工待办'],
  ['en-US', 'dark', 390, 'To be done by hand'],
  ['en-US', 'light', 1440, 'To be done by hand'],
] as const)('%s, %s, %i wide', (locale, scheme, width, title) => {
  const chinese = locale === 'zh-CN'
  let page: Page
  beforeAll(async () => {
    page = await open(locale, scheme, width, '/tasks')
    await page.locator('.card h2').first().waitFor()
  })
  afterAll(() => page.context().close())
  const card = (words: string) => page.locator('li.card', { hasText: words })

  test('what is due stands there group by group, and nothing scrolls sideways', async () => {
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(title)
    expect(await page.locator('html').getAttribute('lang')).toBe(chinese ? 'zh-CN' : 'en')
    await card('一、只聊书和照片').waitFor()
    await card(chinese ? '把 阿明 移出群' : 'Remove 阿明 from the group').waitFor()
    await card(chinese ? '私下发给 小叶' : 'In private to 小叶').waitFor()
    expect(await overflow(page)).toBe(0)
    if (width < 700) expect(await tooSmall(page)).toEqual([])
  })

  test('the text of a group is copied as it stands, with the keyboard as well', async () => {
    const rules = card('一、只聊书和照片')
    const button = rules.locator('.copy')
    await button.focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => button.textContent()).toBe(chinese ? '已复制' : 'Copied')
    expect(await clipboard(page)).toBe(await rules.locator('pre').textContent())
    const other = card(chinese ? '私下发给 小叶' : 'In private to 小叶')
    await other.locator('.copy').click()
    await expect.poll(() => other.locator('.copy').textContent()).toBe(chinese ? '已复制' : 'Copied')
    expect(await button.textContent()).toBe(chinese ? '复制' : 'Copy')
    expect(await clipboard(page)).toContain('最近还好吗')
  })

  test('a pasted conversation brings a task, which is ticked off with the keyboard and stays away', async () => {
    const asker = `${chinese ? '小齐' : '小白'}${width}`
    await page.getByRole('button', { name: chinese ? '粘贴群里的新消息' : 'Paste what was said' }).click()
    await page.keyboard.type('3班')
    await page.locator('.paste textarea').fill(`${asker}:\n现在会费多少钱？\n`)
    await page.locator('.paste .plain').click()
    await page.getByText(chinese ? '读入 1 条' : '1 read').waitFor()
    const answer = card(`@${asker} 会费每年 200 元`)
    await answer.waitFor()
    await answer.locator('.copy').focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await answer.waitFor({ state: 'detached' })
    expect(await page.evaluate(`document.activeElement.closest('li.card') !== null`)).toBe(true)
    await page.reload()
    await page.locator('li.card').first().waitFor()
    expect(await answer.count()).toBe(0)
    expect(JSON.stringify(await kept.groups())).not.toContain(asker)
  })

  test('the first page leads here, and does not claim what is still to be done', async () => {
    const first = await open(locale, scheme, width, '/')
    const advert = first.locator('.row', { hasText: '快来加微信领资料' })
    await advert.locator('.act').first().waitFor()
    expect(await advert.locator('.does').first().textContent()).toBe(chinese ? '回复' : 'Replied')
    expect(await advert.locator('.status').first().textContent()).toBe(
      chinese ? '等人去办' : 'waits for a person',
    )
    expect(await advert.getAttribute('class')).not.toContain('recalled')
    expect(await overflow(first)).toBe(0)
    if (width < 700)
      expect(await first.evaluate(`document.querySelector('.bar').scrollHeight`)).toBeLessThan(120)
    await first.getByRole('link', { name: chinese ? '待办' : 'By hand' }).click()
    await first.getByRole('heading', { name: title }).waitFor()
    await first.context().close()
  })
})

test('after all this the browser has nothing to complain about', () => {
  expect(complaints).toEqual([])
})
