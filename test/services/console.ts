/** The console in a real browser, before a real server. */
import { chromium } from 'playwright-core'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { findProgram } from '../../tools/requirements.ts'
import { signIn, startServer, temporaryFolder } from '../journeys/serve-child.ts'
import type { Client, Served } from '../journeys/serve-child.ts'

const QUIETLY = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export interface Look {
  readonly locale?: 'zh-CN' | 'en-US'
  readonly theme?: 'light' | 'dark'
  /** Pixels: 1440 a desk, 820 a tablet, 390 a phone. */
  readonly width?: 1440 | 820 | 390
  /** false: nobody has signed in. */
  readonly signedIn?: boolean
  /** The address that it comes from, as a server with `--trust-proxy` sees it. */
  readonly from?: string
}

export interface OpenConsole {
  readonly server: Served
  /** Calls of the API as the steward. */
  readonly client: Client
  readonly browser: Browser
  /** Opens an address of the console; what the page complains about is kept. */
  readonly open: (path: string, look?: Look) => Promise<Page>
  /** Errors of all pages so far: console, scripts, refused policies. */
  readonly complaints: string[]
  readonly close: () => Promise<void>
}

export async function launchBrowser(): Promise<Browser> {
  const executablePath =
    process.env['FOLKMOOT_CHROMIUM'] ?? findProgram(['chromium', 'chromium-browser', 'google-chrome'])
  if (executablePath === undefined)
    throw new Error('Chromium is missing: `npm test` installs it or says how.')
  return chromium.launch({ executablePath, args: QUIETLY })
}

/** A server on `folder` (its own and new when absent) with `flags` of `serve`, and a browser. */
export async function openConsole(
  options: { readonly folder?: string; readonly flags?: readonly string[] } = {},
): Promise<OpenConsole> {
  const own = options.folder === undefined ? temporaryFolder() : null
  const server = await startServer(options.folder ?? own?.path ?? '', ...(options.flags ?? []))
  const client = await signIn(server)
  const browser = await launchBrowser()
  const complaints: string[] = []
  const open = async (path: string, look: Look = {}) => {
    const context = await contextOf(browser, server, client, look)
    // Beside other tests on a small machine a page may take its time.
    context.setDefaultTimeout(60_000)
    const page = await context.newPage()
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`${path}: ${message.text()}`)
    })
    page.on('pageerror', (error) => complaints.push(`${path}: ${error.message}`))
    await page.goto(`${server.address}${path}`)
    return page
  }
  return {
    server,
    client,
    browser,
    open,
    complaints,
    close: async () => {
      await browser.close()
      await server.stop()
      own?.remove()
    },
  }
}

async function contextOf(
  browser: Browser,
  server: Served,
  client: Client,
  { locale = 'en-US', theme = 'light', width = 1440, signedIn = true, from }: Look,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    locale,
    colorScheme: theme,
    viewport: { width, height: width === 390 ? 844 : 900 },
    hasTouch: width === 390,
    timezoneId: 'Asia/Shanghai',
    ...(from === undefined ? {} : { extraHTTPHeaders: { 'x-forwarded-for': from } }),
  })
  if (signedIn) {
    const cookies = client.cookie.split('; ').map((pair) => ({
      name: pair.slice(0, pair.indexOf('=')),
      value: pair.slice(pair.indexOf('=') + 1),
      url: server.address,
      httpOnly: true,
      sameSite: 'Strict' as const,
    }))
    await context.addCookies(cookies)
  }
  return context
}

/** Milliseconds for a list of choices to open and close. */
const A_CHOICE = 5_000

/**
 * Chooses `option` in a list of choices until `isChosen`: on a busy machine a list may close under the pointer,
 * as it does under a person's, who then opens it again.
 */
export async function choose(
  page: Page,
  field: Locator,
  option: string,
  isChosen: () => Promise<boolean>,
): Promise<void> {
  for (let tries = 0; tries < 12; tries += 1) {
    await field.click({ timeout: A_CHOICE }).catch(() => undefined)
    // Long lists show what is looked for.
    if (await field.isEditable()) await field.fill(option, { timeout: A_CHOICE }).catch(() => undefined)
    await page
      .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', {
        hasText: option,
      })
      .last()
      .click({ timeout: A_CHOICE })
      .catch(() => undefined)
    const until = performance.now() + A_CHOICE
    while (performance.now() < until) if (await isChosen()) return
  }
  throw new Error(`"${option}" could not be chosen.`)
}
