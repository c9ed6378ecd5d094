/** Signing in and people, as seen in a browser. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openConsole } from '../services/console.ts'
import type { OpenConsole } from '../services/console.ts'

const PASSWORD = 'lantern kettle orbit'
let here: OpenConsole
let community = ''

beforeAll(async () => {
  here = await openConsole()
  const listed = await here.client.get('/communities')
  community = /"id":"(\d+)"/.exec(JSON.stringify(listed))?.[1] ?? ''
  const put = async (path: string, body: unknown) => {
    const answer = await fetch(`${here.server.address}/api/v1/session/${path}`, {
      method: 'PUT',
      headers: { cookie: here.client.cookie, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    expect(answer.status).toBe(200)
  }
  await put('name', { name: 'Wren' })
  await put('password', { password: PASSWORD })
}, 60_000)
afterAll(async () => {
  await here?.close()
})

test('who knows name and password comes in, to where they wanted', async () => {
  const page = await here.open(`/c/${community}/people`, { signedIn: false, locale: 'zh-CN', width: 390 })
  await page.getByLabel('名字').fill('wren')
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('heading', { name: '运营者', level: 1 }).waitFor()
  expect(new URL(page.url()).pathname).toBe(`/c/${community}/people`)
  await page.context().close()
})

test('wrong passwords are told of, and then not looked at for a while', async () => {
  const page = await here.open('/sign-in', { signedIn: false, width: 820 })
  await page.getByLabel('Name').fill('Robin')
  for (let tries = 0; tries < 5; tries += 1) {
    await page.getByLabel('Password', { exact: true }).fill(`wrong guess ${tries}`)
    const answered = page.waitForResponse('**/api/v1/session/password')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    expect((await answered).status()).toBe(401)
  }
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByText('Too many wrong passwords for this name.').waitFor()
  await page.context().close()
})

test('an invited viewer comes in, and what they may not do is refused with a reason', async () => {
  const steward = await here.open(`/c/${community}/people`)
  await steward.getByRole('button', { name: 'Invite somebody' }).click()
  await steward.getByLabel('For whom?').fill('Ash')
  await steward.getByRole('button', { name: 'Make the link' }).click()
  const link = (await steward.locator('code').textContent()) ?? ''
  await steward.context().close()

  const page = await here.open(new URL(link).pathname, { signedIn: false })
  await page.getByLabel('Password', { exact: true }).fill('harbour violin moss')
  await page.getByRole('button', { name: 'Accept and sign in' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/invite'))
  await page.goto(`${here.server.address}/c/${community}/people`)
  await page.getByText('Only stewards invite and change rights.').waitFor()
  const refused = await page.evaluate(async (path) => {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Elm', right: 'steward' }),
    })
    return { status: answer.status, body: await answer.text() }
  }, `/api/v1/communities/${community}/invitations`)
  expect(refused.status).toBe(403)
  expect(refused.body).toContain('Your rights do not cover this.')
  await page.goto(link)
  await page.getByText('This invitation was used already').waitFor()
  await page.context().close()
})

test('a session is ended from elsewhere, and is over there', async () => {
  const away = await here.open('/sign-in', { signedIn: false })
  await away.getByLabel('Name').fill('Wren')
  await away.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await away.getByRole('button', { name: 'Sign in', exact: true }).click()
  await away.waitForURL((url) => url.pathname !== '/sign-in')

  const page = await here.open('/me')
  const list = page.getByRole('list', { name: 'Where you are signed in' })
  await list.getByRole('button', { name: 'Sign out there' }).first().waitFor()
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click()
  await list.getByRole('button', { name: 'Sign out there' }).first().waitFor({ state: 'detached' })
  await away.goto(`${here.server.address}/me`)
  await away.getByRole('button', { name: 'Use a passkey' }).waitFor()
  await away.context().close()
  await page.context().close()
})
