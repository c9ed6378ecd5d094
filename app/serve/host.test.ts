import { expect, test } from 'vitest'
import { createDoors } from './doors.ts'
import { createVeil, hostFor } from './host.ts'

const SECRET = 'a+secret/1'
const row = { community: 1, account: 2, platform: 'echo', name: 'Echo', settings: '{}', closed: null }

function open() {
  const lines: string[] = []
  const reports: string[] = []
  const asked: RequestInit[] = []
  const closing = new AbortController()
  const closed = new AbortController()
  const host = hostFor(
    row,
    {
      pipeline: { deliver: () => Promise.resolve({ outcomes: [] }), cursor: () => Promise.resolve('7') },
      secretsOf: () => Promise.resolve([{ community: 1, account: 2, name: 'token', sealed: 's' }]),
      vault: { open: (sealed, place) => (sealed === 's' && place === '1/2/token' ? SECRET : '') },
      fetch: (_url, init = {}) => {
        asked.push(init)
        return Promise.resolve(new Response('ok'))
      },
      resolve: ({ host: name, port }) => Promise.resolve(`${name} ${port}`),
      publicUrl: 'https://moot.example',
      log: (level, message, fields) => lines.push(JSON.stringify([level, message, fields])),
      now: () => 1,
    },
    {
      doors: createDoors(),
      report: (report) => reports.push(JSON.stringify(report)),
      closing: closing.signal,
      closed: closed.signal,
      veil: createVeil(),
    },
  )
  return { host, lines, reports, asked, closing, closed }
}

test('a secret that was handed out is veiled in logs and reports, however it is written', async () => {
  const { host, lines, reports } = open()
  expect(await host.secrets('token')).toBe(SECRET)
  expect(await host.secrets('other')).toBeNull()
  const encoded = encodeURIComponent(SECRET)
  host.log('info', `GET /bot${encoded}/x`, { url: SECRET, n: 1 })
  host.report({ state: 'limited', code: 'x', texts: { en: SECRET, 'zh-CN': encoded } })
  expect(lines).toEqual(['["info","GET /bot…/x",{"url":"…","n":1,"community":1,"account":2}]'])
  expect(reports.join()).not.toMatch(/secret/)
})

test('while it closes nothing comes in, but what is being sent goes out; after it nothing does', async () => {
  const { host, reports, asked, closing, closed } = open()
  closing.abort()
  await expect(host.deliver([])).rejects.toThrow(/closing/)
  await host.fetch('https://x.example')
  expect(asked[0]?.signal?.aborted).toBe(false)
  closed.abort()
  await host.fetch('https://x.example')
  expect(asked[1]?.signal?.aborted).toBe(true)
  host.report({ state: 'connected', code: 'x', texts: null })
  expect(reports).toEqual([])
})

test('its address from outside names community and account', () => {
  expect(open().host.publicUrl).toBe('https://moot.example/connect/1/2')
})
