/** A draft is published with a reason, read as a difference, and taken back. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openConsole } from '../services/console.ts'
import type { OpenConsole } from '../services/console.ts'
import { draftOf } from './drafted.ts'

let here: OpenConsole
beforeAll(async () => {
  here = await openConsole({ flags: ['--demo'] })
})
afterAll(async () => {
  expect(here.complaints).toEqual([])
  await here.close()
})

test('what changes is said, a reason is asked for, and an earlier version comes back', async () => {
  const { community, kept } = await draftOf(here, 'Lantern')
  const page = await here.open(`/c/${community}/studio`)
  await page.evaluate(([key, value]) => localStorage.setItem(key, value), kept)
  await page.reload()
  await page.getByRole('button', { name: /^Publish/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('对上暗号', { exact: true }).waitFor()
  await dialog.getByText('One rule begins to act').waitFor()
  const publish = dialog.getByRole('button', { name: 'Publish', exact: true })
  expect(await publish.isDisabled()).toBe(true)
  await dialog.getByRole('textbox').fill('People like riddles')
  await publish.click()
  await dialog.getByText('Version 2 is in force').waitFor()
  await page.goto(`${here.server.address}/c/${community}/versions`)
  const shown = page.getByRole('region', { name: 'Version 2' })
  await shown.getByText('对上暗号', { exact: true }).waitFor()
  await shown.locator('.cm-mergeView').waitFor()
  await page.getByRole('link', { name: /Version 1/ }).click()
  await page.getByRole('button', { name: 'Publish version 1 again' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('Too many riddles')
  await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click()
  await page.getByRole('link', { name: /Version 3/ }).waitFor()
  await page.context().close()
})

test('on a phone, one click back right after publishing', async () => {
  const { community, kept } = await draftOf(here, '光影读书会')
  const page = await here.open(`/c/${community}/studio`, { locale: 'zh-CN', width: 390, theme: 'dark' })
  await page.evaluate(([key, value]) => localStorage.setItem(key, value), kept)
  await page.reload()
  await page.getByRole('button', { name: /发布/ }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('试一试')
  await dialog.getByRole('button', { name: '发布', exact: true }).click()
  await dialog.getByText('第 2 版已生效').waitFor()
  await dialog.getByRole('button', { name: '退回第 1 版' }).click()
  await page.getByText('第 1 版重新生效').waitFor()
  await page.context().close()
})
