/** A disk that fills up and is cleared again, while Folkmoot runs. */
import { expect, test } from 'vitest'
import { serve } from '../../app/serve.ts'
import { loadSettings } from '../../shell/config/load.ts'
import { newHome } from '../services/home.ts'
import { signIn, until } from './serve-child.ts'

test('below the limit nothing is acknowledged; with room again it goes on by itself', async () => {
  const home = await newHome()
  const flags = ['--data', home.folder, '--port', '0', '--min-free', '5']
  const loaded = loadSettings(flags, home.environment)
  if (!loaded.ok) throw new Error('the settings are wrong')
  let free = 50
  const fatal: unknown[] = []
  const running = await serve({
    settings: loaded.settings,
    log: () => undefined,
    version: '0.0.0',
    onFatal: (error) => fatal.push(error),
    disk: { measure: () => Promise.resolve({ free, total: 100 }), every: 20 },
  })
  try {
    const { address } = running
    const client = await signIn({ address, link: await running.newLink() })
    const list = (await client.get('/communities')) as { communities: { id: string; name: string }[] }
    const lantern = list.communities.find(({ name }) => name === 'Lantern')?.id ?? ''
    const say = () =>
      client.post(`/communities/${lantern}/room/messages`, {
        group: 'help',
        person: 'wren',
        text: 'Is it up?',
      })
    const status = async () =>
      ((await (await fetch(`${address}/healthz`)).json()) as { status: string }).status

    free = 4
    await until(async () => ((await status()) === 'degraded' ? true : null))
    await expect(say()).rejects.toThrow(/503.*paused/)
    free = 40
    await until(async () => ((await status()) === 'ok' ? true : null))
    expect(await say()).toMatchObject({ native: expect.any(String) as string })
    expect(fatal).toEqual([])
  } finally {
    await running.stop()
    await home.remove()
  }
})
