/**
 * `npm run screenshots -- [--only NAME,…] [--out FOLDER] [--stage FOLDER] [--quick]`: every page in both languages,
 * both themes and three widths, with realistic data. Look at all of them.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openConsole } from '../test/services/console.ts'
import type { Look, OpenConsole } from '../test/services/console.ts'
import { PAGES } from './screenshots/pages.ts'
import type { PictureOf, Places } from './screenshots/pages.ts'
import { placesIn } from './screenshots/places.ts'
import { setStage } from './stage/stage.ts'

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    out: { type: 'string', default: 'screenshots' },
    stage: { type: 'string' },
    /** One language a theme and width, instead of all twelve. */
    quick: { type: 'boolean', default: false },
    community: { type: 'string' },
  },
})

const LOOKS: readonly Required<Omit<Look, 'signedIn' | 'from'>>[] = (['zh-CN', 'en-US'] as const).flatMap(
  (locale) =>
    (['light', 'dark'] as const).flatMap((theme) =>
      ([1440, 820, 390] as const).map((width) => ({ locale, theme, width })),
    ),
)
const QUICK = new Set(['zh-CN light 1440', 'zh-CN dark 390', 'en-US light 390', 'en-US dark 820'])

const folder = values.stage ?? mkdtempSync(join(tmpdir(), 'folkmoot-stage-'))
const wanted = values.only?.split(',')
const pages = PAGES.filter(({ name }) => wanted === undefined || wanted.includes(name))
const looks = LOOKS.filter(
  ({ locale, theme, width }) => !values.quick || QUICK.has(`${locale} ${theme} ${width}`),
)
mkdirSync(values.out, { recursive: true })

const staged =
  values.stage === undefined ? await setStage({ folder, now: Date.now(), groups: 80, days: 21 }) : null
const house = await openConsole({ folder, flags: ['--no-demo'] })
try {
  const places = await placesIn(
    house.client,
    values.community ?? String(staged?.chinese ?? (await firstCommunity(house))),
  )
  for (const page of pages) for (const look of looks) await picture(house, page, places, look)
} finally {
  await house.close()
  if (values.stage === undefined) rmSync(folder, { recursive: true, force: true })
}
for (const complaint of new Set(house.complaints)) console.log(`complained: ${complaint}`)
process.exitCode = house.complaints.length > 0 ? 1 : 0

async function picture(
  { open }: OpenConsole,
  { name, path, signedOut }: PictureOf,
  places: Places,
  look: Required<Omit<Look, 'signedIn' | 'from'>>,
): Promise<void> {
  const page = await open(path(places), { ...look, signedIn: signedOut !== true })
  await settled(page)
  await page.screenshot({ path: join(values.out, `${name}-${look.locale}-${look.theme}-${look.width}.png`) })
  await page.context().close()
}

/** Nothing is on its way any more. */
async function settled(page: Awaited<ReturnType<OpenConsole['open']>>): Promise<void> {
  await page.locator('main h1, main h2').first().waitFor()
  await page.locator('[role=status][aria-label]').first().waitFor({ state: 'detached' })
  await page.evaluate('document.fonts.ready')
  await page.waitForTimeout(350)
}

async function firstCommunity({ client }: OpenConsole): Promise<string> {
  const answer = await client.get('/communities')
  const id = /"id":"(\d+)"/.exec(JSON.stringify(answer))?.[1]
  if (id === undefined) throw new Error('There is no community in this folder.')
  return id
}
