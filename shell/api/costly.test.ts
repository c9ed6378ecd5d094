import { expect, test } from 'vitest'
import { COMMUNITY, createFixture } from './api-fixture.ts'
import { routes } from './routes.ts'

const here = `/api/v1/communities/${COMMUNITY}`

test('what takes the server long is limited by operator, over all such routes together', async () => {
  const { call } = createFixture()
  const search = (as: string) => call(`${here}/search?q=hello`, { as })
  for (let count = 0; count < 240; count += 1) expect((await search('viewer')).status).toBe(200)
  const refused = await search('viewer')
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60'])
  expect((await call(`${here}/groups/export`, { as: 'viewer' })).status).toBe(429)
  expect((await search('steward')).status).toBe(200)
  expect((await call(`${here}/groups`, { as: 'viewer' })).status).toBe(200)
})

test('it is these routes', () => {
  expect(
    routes
      .filter(({ costly }) => costly)
      .map(({ path }) => path.replace('/api/v1/communities/{community}', '')),
  ).toEqual([
    '/api/v1/mine/download',
    '/checkup',
    '/checkup/page',
    '/checkup/draft',
    '/checkup/replay',
    '/groups/export',
    '/groups/assignments/preview',
    '/groups/assignments/{batch}/undo',
    '/members/search',
    '/members/export',
    '/charters/check',
    '/charters/preview',
    '/playground',
    '/search',
  ])
})
