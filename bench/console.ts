/**
 * The console in Chromium before a real server: what a first visit loads and when it first shows something, and how
 * long the live page takes to answer a hand while 200 events a second come. Times are the browser's own entries.
 * Page, server and whoever talks share the machine's cores.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { z } from 'zod'
import { sayAtRate, withoutRules } from '../test/console/say-at-rate.ts'
import { openConsole } from '../test/services/console.ts'

const PER_SECOND = 200
/** Milliseconds between two touches of the page. */
const TOUCH_EVERY = 400

const Communities = z.object({ communities: z.array(z.object({ id: z.string() })) })
const Loaded = z.object({
  firstContentfulPaint: z.number().nullable(),
  scripts: z.number(),
  transferred: z.number(),
  unpacked: z.number(),
})

/** Talks for `seconds` while the live page is used. */
export async function measureConsole(seconds: number): Promise<unknown> {
  const site = await openConsole()
  try {
    const { communities } = Communities.parse(await site.client.get('/communities'))
    const community = communities.at(-1)?.id ?? ''
    const signIn = await firstVisit(await site.open('/sign-in', { signedIn: false }))
    await withoutRules(site, community)
    const page = await site.open(`/c/${community}/live`)
    await page.locator('[data-event]').first().waitFor()
    const live = await firstVisit(page)
    await page.evaluate(WATCH)
    const talk = sayAtRate(site, community, { perSecond: PER_SECOND, seconds })
    const touches = await touch(page, seconds * 1_000)
    const said = await talk
    await page
      .locator('[data-event]', { hasText: said.at(-1) ?? '' })
      .last()
      .waitFor()
    return {
      signIn,
      live,
      underLoad: { perSecond: PER_SECOND, said: said.length, touches, ...(await seen(page)) },
    }
  } finally {
    await site.close()
  }
}

async function firstVisit(page: Page) {
  await page.waitForLoadState('networkidle').catch(() => undefined)
  return Loaded.parse(
    await page.evaluate(`(() => {
      const paint = performance.getEntriesByName('first-contentful-paint')[0]
      const assets = performance.getEntriesByType('resource').filter(({ name }) => /\\.(js|css)$/.test(name))
      const sum = (field) => assets.reduce((all, entry) => all + entry[field], 0)
      return {
        firstContentfulPaint: paint ? Math.round(paint.startTime) : null,
        scripts: assets.length,
        transferred: sum('encodedBodySize'),
        unpacked: sum('decodedBodySize'),
      }
    })()`),
  )
}

/** Of every touch the time to the next frame that shows it, long tasks, and how much is drawn at most. */
const WATCH = `(() => {
  const seen = (globalThis.seen = { touches: [], frames: [], most: 0 })
  new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries()) if (interactionId) seen.touches.push(duration)
  }).observe({ type: 'event', durationThreshold: 16 })
  let before = performance.now()
  const frame = (now) => {
    seen.frames.push(now - before)
    before = now
    seen.most = Math.max(seen.most, document.querySelectorAll('[data-index]').length)
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
})()`

async function touch(page: Page, milliseconds: number): Promise<number> {
  const end = performance.now() + milliseconds
  let touches = 0
  while (performance.now() < end) {
    await page.keyboard.press(touches % 3 === 2 ? 'k' : 'j')
    touches += 1
    await sleep(TOUCH_EVERY)
  }
  return touches
}

async function seen(page: Page) {
  const Seen = z.object({ touches: z.array(z.number()), frames: z.array(z.number()), most: z.number() })
  const { touches, frames, most } = Seen.parse(await page.evaluate('seen'))
  return {
    // Touches that took less than 16 ms have no entry.
    slowTouches: touches.length,
    touchMedian: share(touches, 0.5),
    touch98: share(touches, 0.98),
    frameMedian: share(frames, 0.5),
    frame99: share(frames, 0.99),
    mostRowsDrawn: most,
  }
}

function share(values: readonly number[], part: number): number | null {
  const sorted = values.toSorted((left, right) => left - right)
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]
  return value === undefined ? null : Math.round(value * 10) / 10
}
