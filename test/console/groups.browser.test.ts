/** Eighty classes: a table brings their teachers, each class is greeted by its own; patterns, undo, silence. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { z } from 'zod'
import { until } from '../journeys/serve-child.ts'
import { choose, launchBrowser } from '../services/console.ts'
import { CLASSES, SILENT, nameOf, openCamp, teacherOf } from './camp.ts'
import type { Camp } from './camp.ts'

let camp: Camp
let browser: Browser
const complaints: string[] = []
/** Pixels by which a page can be moved sideways. */
const SIDEWAYS = 'document.documentElement.scrollWidth - window.innerWidth'

beforeAll(async () => {
  ;[camp, browser] = await Promise.all([openCamp(), launchBrowser()])
})
afterAll(async () => {
  expect(complaints).toEqual([])
  await browser.close()
  await camp.close()
})

async function open(path: string, locale: 'zh-CN' | 'en-US', width: number): Promise<Page> {
  const context = await browser.newContext({
    locale,
    viewport: { width, height: width === 390 ? 844 : 900 },
    hasTouch: width === 390,
  })
  await context.addCookies(
    camp.cookie.split('; ').map((pair) => ({
      name: pair.slice(0, pair.indexOf('=')),
      value: pair.slice(pair.indexOf('=') + 1),
      url: camp.address,
    })),
  )
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(`${path}: ${error.message}`))
  page.on('console', (message) => {
    // What a preview refuses is an answer, not a fault.
    if (message.type() === 'error' && !/status of 422/.test(message.text())) complaints.push(message.text())
  })
  await page.goto(`${camp.address}/c/${camp.community}${path}`)
  return page
}

const Overview = z.object({
  groups: z.array(
    z.object({ name: z.string(), kind: z.string().nullable(), values: z.record(z.string(), z.string()) }),
  ),
})
const groups = async () => Overview.parse(await camp.call('GET', '/groups/overview')).groups

const table = (teacher: (place: number) => string): Buffer =>
  Buffer.from(
    [
      '\uFEFF群名,类型,teacher',
      ...Array.from({ length: CLASSES }, (_, place) => `${nameOf(place)},class,"${teacher(place)}"`),
    ].join('\r\n'),
  )

const file = (buffer: Buffer) => ({ name: 'teachers.csv', mimeType: 'text/csv', buffer })

test('a group that has fallen silent stands out, in the picture and in the list', async () => {
  const page = await open('/groups?show=silent', 'zh-CN', 1440)
  const tile = page.getByRole('button', { name: new RegExp(`${nameOf(SILENT - 1)}.*安静得反常`) })
  await tile.first().waitFor()
  expect(await tile.count()).toBe(1)
  await tile.first().click()
  await page.getByText('看看群里的动静').waitFor()
  // Others link to it in the same way.
  const group = new URL(page.url()).searchParams.get('group')
  expect(group).toBeTruthy()
  await page.goto(`${camp.address}/c/${camp.community}/groups?group=${encodeURIComponent(group ?? '')}`)
  await page.getByRole('dialog', { name: nameOf(SILENT - 1) }).waitFor()
  await page.context().close()
})

test('eighty classes get their teachers from a table, and each is greeted by its own', async () => {
  const page = await open('/groups?assign=csv', 'zh-CN', 1440)
  const input = page.locator('input[type=file]')
  await input.setInputFiles(
    file(Buffer.from('群名,类型,teacher\n训练营01班,clas,李老师\n没有的班,class,王老师')),
  )
  await page.getByRole('button', { name: '预览' }).click()
  await page.getByText('有 2 处不对').waitFor()
  await page.getByText('第 3 行').waitFor()
  expect((await groups()).filter(({ kind }) => kind !== null)).toEqual([])

  await input.setInputFiles(file(table(teacherOf)))
  await page.getByText('teachers.csv').waitFor()
  await page.getByRole('button', { name: '预览' }).click()
  await page.getByRole('button', { name: `分配 ${CLASSES} 个群` }).click()
  await page.getByText(`已分配 ${CLASSES} 个群`).waitFor()
  await page.context().close()

  await camp.joinAll('newcomer')
  const greetings = await until(() => {
    const said = camp.platform.arrivals.filter(({ action }) => action.kind === 'say')
    return said.length >= CLASSES ? said : null
  })
  const heard = new Map(greetings.map(({ action }) => [action.group, action.text]))
  for (let place = 0; place < CLASSES; place += 1) {
    expect(heard.get(`class-${place + 1}`)).toContain(`我是${teacherOf(place)}，`)
  }
})

test('a pattern takes groups back out on a phone, and its toast undoes it', async () => {
  const page = await open('/groups?assign=pattern', 'en-US', 390)
  await page.getByLabel('Group names like').fill('训练营0*')
  const preview = page.getByRole('button', { name: 'Preview' })
  const field = page.getByRole('dialog').getByRole('combobox', { name: 'Kind' })
  await choose(page, field, 'No kind (Folkmoot does nothing there)', () => preview.isEnabled())
  await preview.click()
  await page.getByRole('button', { name: 'Assign 9 groups' }).click()
  await page.getByText('9 groups assigned').waitFor()
  expect((await groups()).filter(({ kind }) => kind === null)).toHaveLength(9)
  expect(await page.evaluate(SIDEWAYS)).toBe(0)

  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('9 groups are as before').waitFor()
  const after = await groups()
  expect(after.filter(({ kind }) => kind === 'class')).toHaveLength(CLASSES)
  expect(after.find(({ name }) => name === nameOf(4))?.values).toEqual({ teacher: teacherOf(4) })
  await page.context().close()
})

test('home says what ran by itself and how that is reckoned, health says it plainly', async () => {
  const home = await open('', 'en-US', 820)
  await home.getByText(/minutes of typing saved/).waitFor()
  await home.getByText('How this is reckoned').click()
  await home.getByText(/80 × 40 s/).waitFor()
  await home.context().close()
  const health = await open('/health', 'zh-CN', 390)
  await health.getByText(/收到的全部处理完了/).waitFor()
  await health.getByText('没有等着发出的消息。').waitFor()
  expect(await health.evaluate(SIDEWAYS)).toBe(0)
  await health.context().close()
})
