/** A rule of the draft fires in the playground, and not in the charter in force. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { openConsole } from '../services/console.ts'
import type { Look, OpenConsole } from '../services/console.ts'
import { draftOf } from './drafted.ts'

let here: OpenConsole
beforeAll(async () => {
  here = await openConsole({ flags: ['--demo'] })
})
afterAll(async () => {
  expect(here.complaints).toEqual([])
  await here.close()
})

async function enter(name: string, look: Look): Promise<Page> {
  const { community, kept } = await draftOf(here, name)
  const page = await here.open(`/c/${community}/playground`, look)
  await page.evaluate(([key, value]) => localStorage.setItem(key, value), kept)
  await page.reload()
  return page
}

test('on a phone: what the draft does stands beside what happens now, and says why', async () => {
  const page = await enter('光影读书会', { locale: 'zh-CN', width: 390 })
  await page.getByRole('textbox', { name: '消息' }).fill('open sesame')
  await page.getByRole('button', { name: '发送', exact: true }).click()
  const step = page.locator('[data-place="0"]')
  await step.locator('[data-world="draft"]').getByText('The door is open').waitFor()
  expect(await step.getAttribute('data-same')).toBe('false')
  expect(await step.locator('[data-world="live"]').innerText()).toContain('不做什么')
  await step.getByRole('button', { name: '为什么？' }).click()
  await page.locator('[data-rule="password"][data-status="fired"]').waitFor()
  await page.getByRole('dialog').getByText('现行', { exact: true }).click()
  await page.locator('[data-rule="password"]').waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(390)
  await page.context().close()
})

test('an example is played with one tap, time moves on, and all of it is there after a reload', async () => {
  const page = await enter('Lantern', {})
  await page.getByRole('button', { name: 'Eight messages at once' }).click()
  await page.locator('[data-place="7"][data-same="true"]').waitFor()
  await page.getByRole('button', { name: '+10 min' }).click()
  await page.getByText('Time moves on to').waitFor()
  await page.getByRole('radio', { name: 'Regular' }).click()
  await page.getByRole('textbox', { name: 'Message' }).fill('open sesame')
  await page.keyboard.press('Enter')
  await page.locator('[data-place="9"] [data-world="draft"]').getByText('The door is open').waitFor()
  await page.reload()
  await page.locator('[data-place="9"] [data-world="draft"]').getByText('The door is open').waitFor()
  await page.getByRole('button', { name: 'Start over' }).click()
  await page.getByRole('heading', { name: 'What would Folkmoot do?' }).waitFor()
  await page.context().close()
})
