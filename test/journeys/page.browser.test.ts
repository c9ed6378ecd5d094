/** The first page in a browser, in both languages, both themes, on a phone and on a desk. */
import { chromium } from 'playwright-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findProgram } from '../../tools/requirements.ts'
import { startServer, temporaryFolder } from './serve-child.ts'
import type { Served } from './serve-child.ts'

const executablePath =
  process.env.FOLKMOOT_CHROMIUM ?? findProgram(['chromium', 'chromium-browser', 'google-chrome'])
const QUIETLY = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const folder = temporaryFolder()
let server: Served
let browser: Browser
let session: Awaited<ReturnType<BrowserContext['storageState']>>
const complaints: string[] = []

interface Look {
  readonly locale: string
  readonly scheme?: 'light' | 'dark'
  readonly width?: number
  readonly signedIn?: boolean
}

async function open({ locale, scheme = 'light', width = 1440, signedIn = true }: Look): Promise<Page> {
  const context = await browser.newContext({
    locale,
    colorScheme: scheme,
    viewport: { width, height: 850 },
    ...(signedIn ? { storageState: session } : {}),
  })
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(server.address)
  return page
}

beforeAll(async () => {
  if (executablePath === undefined)
    throw new Error('Chromium is missing: `npm test` installs it or says how.')
  server = await startServer(folder.path)
  browser = await chromium.launch({ executablePath, args: QUIETLY })
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(server.link)
  session = await context.storageState()
  await context.close()
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  folder.remove()
})

test('who has not signed in is told how, and asks for nothing else', async () => {
  const page = await open({ locale: 'zh-CN', signedIn: false })
  await page.getByRole('heading', { name: '先登录，再看社群' }).waitFor()
  expect(await page.locator('code').textContent()).toBe('folkmoot sign-in-link')
  await page.context().close()
  // The one refused call by which the page learns it.
  expect(complaints.splice(0).every((text) => text.includes('401'))).toBe(true)
})

describe.each([
  ['zh-CN', 'light', 1440],
  ['zh-CN', 'dark', 390],
  ['en-US', 'dark', 1440],
  ['en-US', 'light', 390],
] as const)('%s, %s, %i wide', (locale, scheme, width) => {
  const chinese = locale === 'zh-CN'
  let page: Page
  beforeAll(async () => {
    page = await open({ locale, scheme, width })
  })
  afterAll(() => page.context().close())

  test('the feed shows acts under the message that caused them', async () => {
    const advert = page.locator('.row', { hasText: chinese ? '内部优惠，加微信' : 'SEO services' })
    await advert.locator('.act').first().waitFor()
    expect(await advert.locator('.act .does').allTextContents()).toContain(
      chinese ? '撤回了这条消息' : 'Recalled this message',
    )
    expect(await page.locator('html').getAttribute('lang')).toBe(chinese ? 'zh-CN' : 'en')
  })

  test('nothing scrolls sideways', async () => {
    const overflow = () =>
      page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
    expect(await overflow()).toBe(0)
  })

  test('a message opens to its reasons, with the keyboard as well', async () => {
    const advert = page
      .locator('.row', { hasText: chinese ? '内部优惠，加微信' : 'SEO services' })
      .locator('.message')
    await advert.focus()
    await page.keyboard.press('Enter')
    const fired = page.locator('.rung[data-status=fired]')
    await fired.waitFor()
    expect(await fired.locator('details').getAttribute('open')).not.toBeNull()
    expect(await page.locator('.outcome').textContent()).toContain(chinese ? '撤回' : 'recalled')
    const silent = page.locator('.rung[data-status=not-met]').first()
    expect(await silent.locator('details').getAttribute('open')).toBeNull()
    expect(await silent.locator('.reason').textContent()).not.toBe('')
    if (width < 700) await page.getByRole('button', { name: chinese ? '收起' : 'Close' }).click()
  })

  test('one writes as a member, and sees the rule answer', async () => {
    const text = chinese ? `刷单返利 ${width}` : `Airdrop and guaranteed profit ${width}`
    await page.locator('.composer textarea').fill(text)
    await page.locator('.composer .primary').click()
    await page.locator('.row', { hasText: text }).locator('.act').first().waitFor()
    expect(await page.locator('.composer textarea').inputValue()).toBe('')
  })

  test('a newcomer joins, and is greeted by name', async () => {
    await page.getByRole('button', { name: chinese ? '来一位新人' : 'Let a newcomer join' }).click()
    await page.locator('.said-back', { hasText: chinese ? '加入了' : 'joined' }).waitFor()
    const told = (await page.locator('.said-back').textContent()) ?? ''
    const name = told.replace(chinese ? ' 加入了' : ' joined', '')
    await page.locator('.row[data-kind="clock.due"] .said', { hasText: name }).first().waitFor()
  })

  test('the other community is one press away', async () => {
    await page.getByRole('button', { name: chinese ? 'Lantern' : '光影读书会' }).click()
    await page.locator('.groups button', { hasText: chinese ? 'lantern-help' : '光影新人大厅' }).waitFor()
    await page.locator('.row .message').first().waitFor()
  })
})

test('the language is changed by one press, and stays', async () => {
  const page = await open({ locale: 'en-US' })
  await page.locator('.row .message').first().waitFor()
  await page.getByRole('button', { name: '中文' }).click()
  await page.getByRole('button', { name: '退出' }).waitFor()
  await page.reload()
  await page.getByRole('button', { name: '退出' }).waitFor()
  await page.context().close()
})

test('after all this the browser has nothing to complain about', () => {
  expect(complaints).toEqual([])
})
