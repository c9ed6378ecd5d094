/** Every page with realistic data: nothing inaccessible, cut off, sideways, untranslated or complained about. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PAGES } from '../../tools/screenshots/pages.ts'
import type { Places } from '../../tools/screenshots/pages.ts'
import { placesIn } from '../../tools/screenshots/places.ts'
import { setStage } from '../../tools/stage/stage.ts'
import { temporaryFolder } from '../journeys/serve-child.ts'
import { openConsole } from '../services/console.ts'
import type { Look, OpenConsole } from '../services/console.ts'

const folder = temporaryFolder()
let house: OpenConsole
let places: Places

beforeAll(async () => {
  const { chinese } = await setStage({ folder: folder.path, now: Date.now(), groups: 12, days: 10 })
  house = await openConsole({ folder: folder.path, flags: ['--no-demo'] })
  places = await placesIn(house.client, String(chinese))
}, 180_000)

afterAll(async () => {
  await house?.close()
  folder.remove()
})

const SOME: readonly Look[] = [
  { locale: 'zh-CN', theme: 'dark', width: 390 },
  { locale: 'en-US', theme: 'light', width: 1440 },
]
const ALL: readonly Look[] = (['zh-CN', 'en-US'] as const).flatMap((locale) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    ([1440, 820, 390] as const).map((width) => ({ locale, theme, width })),
  ),
)
const looks = (process.env['LONG'] === '1' ? ALL : SOME).map(
  (look) => [Object.values(look).join(' '), look] as const,
)

describe.each(looks)('%s', (_, look) => {
  // One visitor goes through all pages, as people do: what the browser has loaded stays loaded.
  const visitors = new Map<boolean, Page>()
  const visit = async (path: string, signedIn: boolean): Promise<Page> => {
    const known = visitors.get(signedIn)
    if (known) {
      await known.goto(`${house.server.address}${path}`)
      return known
    }
    const page = await house.open(path, { ...look, signedIn })
    visitors.set(signedIn, page)
    return page
  }
  afterAll(async () => {
    for (const page of visitors.values()) await page.context().close()
  })

  test.each(PAGES.map((page) => [page.name, page] as const))('%s', async (_name, { path, signedOut }) => {
    const page = await visit(path(places), signedOut !== true)
    await settled(page)
    expect(await faultsOf(page)).toEqual([])
    expect(await sideways(page), 'it scrolls sideways').toBeLessThanOrEqual(0)
    expect(await cutOff(page), 'text is cut off').toEqual([])
    expect(await rawKeys(page), 'words are missing').toEqual([])
    expect(house.complaints.splice(0).filter((text) => !isExpected(text, signedOut))).toEqual([])
  })
})

/** Who has not signed in learns it from the one refused call. */
const isExpected = (complaint: string, signedOut: boolean | undefined) =>
  signedOut === true && complaint.includes('401')

async function settled(page: Page): Promise<void> {
  await page.locator('h1, h2').first().waitFor()
  await page.waitForFunction(() => document.querySelector('main [role="status"][aria-label]') === null)
  await page.evaluate(() => document.fonts.ready)
  // What moves has another colour on its way.
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
}

async function faultsOf(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .setLegacyMode(true)
    .analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, any }) => `${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`),
    )
}

const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Texts that are wider than their box, without dots that say so. */
const cutOff = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main *')]
      .filter((element) => {
        const style = getComputedStyle(element)
        const hasText = [...element.childNodes].some(
          (node) => node.nodeType === 3 && node.textContent?.trim() !== '',
        )
        const isShown =
          element.clientWidth > 1 && style.visibility !== 'hidden' && !element.closest('[aria-hidden="true"]')
        const clips = style.overflowX === 'hidden' || style.overflowX === 'clip'
        return (
          hasText &&
          isShown &&
          clips &&
          style.textOverflow !== 'ellipsis' &&
          element.scrollWidth - element.clientWidth > 1
        )
      })
      .map((element) => element.outerHTML.slice(0, 160)),
  )

/** Names of words instead of the words: `inbox.empty.title`. */
const rawKeys = (page: Page) =>
  page.evaluate(() => {
    const code = new Set(
      [...document.querySelectorAll('code, pre, .cm-editor')].map((element) => element.textContent?.trim()),
    )
    return (document.querySelector('main') ?? document.body).innerText
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => /^[a-z][a-zA-Z]*(?:\.[a-zA-Z-]+){1,4}$/.test(line) && !code.has(line))
  })
