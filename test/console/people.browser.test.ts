/** Signing in and people, as seen in a browser. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openConsole } from '../services/console.ts'
import type { Look, OpenConsole } from '../services/console.ts'

const PASSWORD = 'lantern kettle orbit'
let here: OpenConsole
let community = ''
let visitors = 0

/** Somebody who is not known, each from an address of their own: tries are counted by address. */
const stranger = (look: Omit<Look, 'signedIn' | 'from'> = {}): Look => {
  visitors += 1
  return { ...look, signedIn: false, from: `192.0.2.${visitors}` }
}

beforeAll(async () => {
  here = await openConsole({ flags: ['--trust-proxy'] })
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
}, 180_000)
afterAll(async () => {
  await here?.close()
})

test('who knows name and password comes in, to where they wanted', async () => {
  const page = await here.open(`/c/${community}/people`, stranger({ locale: 'zh-CN', width: 390 }))
  await page.getByLabel('名字').fill('wren')
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('heading', { name: '运营者', level: 1 }).waitFor()
  expect(new URL(page.url()).pathname).toBe(`/c/${community}/people`)
  await page.context().close()
})

test('wrong passwords are told of, and then not looked at for a while', async () => {
  const page = await here.open('/sign-in', stranger({ width: 820 }))
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

  const page = await here.open(new URL(link).pathname, stranger())
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
  const away = await here.open('/sign-in', stranger())
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

test('a passkey is added, and is enough to come in again', async () => {
  const page = await here.open('/sign-in', stranger({ locale: 'zh-CN', width: 820, theme: 'dark' }))
  const devices = await page.context().newCDPSession(page)
  await devices.send('WebAuthn.enable')
  await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  // By its number the page cannot: it says why, and leads to where it can.
  const instead = page.getByRole('link', { name: /^http:\/\/localhost:/ })
  await instead.waitFor()
  expect(await page.getByRole('button', { name: '用通行密钥登录' }).isDisabled()).toBe(true)
  await instead.click()
  await page.getByLabel('名字').fill('Wren')
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('link', { name: 'Wren' }).click()
  await page.getByRole('button', { name: '添加通行密钥' }).click()
  await page
    .getByRole('list', { name: '通行密钥' })
    .getByRole('button', { name: /删\s*除/ })
    .waitFor()

  await page.evaluate(() => caches.open('folkmoot-round-answers-1'))
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.getByRole('button', { name: '用通行密钥登录' }).click()
  await page.getByRole('link', { name: 'Wren' }).waitFor()
  expect(await page.evaluate(() => caches.has('folkmoot-round-answers-1'))).toBe(false)
  await page.context().close()
})

test('language and look change at once, and hold', async () => {
  const page = await here.open('/me', { width: 390 })
  await page.getByText('Dark', { exact: true }).click()
  await page.getByText('简体中文', { exact: true }).click()
  await page.getByRole('heading', { name: '我和这台设备', level: 1 }).waitFor()
  await page.reload()
  await page.getByRole('heading', { name: '我和这台设备', level: 1 }).waitFor()
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
  await page.context().close()
})

test('who asks what is held about them gets a link, and the log tells of it', async () => {
  const listed = JSON.stringify(await here.client.get(`/communities/${community}/members?limit=1`))
  const member = /"member":"(\d+)"/.exec(listed)?.[1] ?? ''
  const page = await here.open(`/c/${community}/members/${member}`)
  await page.getByRole('button', { name: 'Link to their data' }).click()
  await page.getByRole('button', { name: 'Make the link' }).click()
  const link = new URL((await page.getByRole('dialog').locator('code').textContent()) ?? '')

  const theirs = await here.open(link.pathname, stranger({ width: 390 }))
  await theirs.getByRole('button', { name: 'Show it' }).click()
  await theirs.getByRole('link', { name: 'Download everything (JSON)' }).waitFor()
  await theirs.context().close()

  await page.goto(`${here.server.address}/c/${community}/audit`)
  await page.getByRole('combobox', { name: 'Which act?' }).fill('link for a member')
  await page.getByTitle('Made a link for a member').click()
  await page.waitForURL(/act=member-link/)
  await page.getByText(/^Made a link by which .+ sees what is held about them\.$/).waitFor()
  await page.context().close()
})

test('the palette signs out', async () => {
  const page = await here.open('/sign-in', stranger())
  await page.getByLabel('Name').fill('Wren')
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('link', { name: 'Wren' }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Where to, or what to do?' }).fill('sign out')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await page.context().close()
})
