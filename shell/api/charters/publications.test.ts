import { expect, test } from 'vitest'
import { z } from 'zod'
import { CHARTER, COMMUNITY, createFixture } from '../api-fixture.ts'
import { Changes, Preview, Version } from './schema.ts'

const PATH = `/api/v1/communities/${COMMUNITY}/charters`
const DRAFT = CHARTER.replace("['spam']", "['spam', 'junk']").replace(
  'rules:\n',
  'words:\n  ads: { file: ads.txt }\nrules:\n  - { id: new, title: Brand new, when: message, do: [case], exempt: [owner], because: They know }\n',
)
const failure = z.object({ error: z.object({ code: z.string(), message: z.string() }) })

async function answerOf(response: Response) {
  return { status: response.status, ...failure.parse(await response.json()).error }
}

test('a preview says what a draft changes, whom it treats differently, and which word lists it lacks', async () => {
  const { call } = createFixture()
  const lacking = await call(`${PATH}/preview`, { as: 'viewer', json: { source: DRAFT } })
  const without = Preview.parse(await lacking.json())
  expect(without).toMatchObject({ valid: false, base: 1, files: [{ name: 'ads.txt', state: 'missing' }] })
  const json = { source: DRAFT, files: { 'ads.txt': 'cheap\n' } }
  const preview = Preview.parse(await (await call(`${PATH}/preview`, { as: 'viewer', json })).json())
  expect(preview.files).toEqual([{ name: 'ads.txt', state: 'given' }])
  expect(preview.added).toEqual([{ id: 'new', title: 'Brand new' }])
  expect(preview.live.map(({ id }) => id)).toEqual(['new'])
  expect(preview.changes.find(({ path }) => path === 'rules/no-spam')?.details).toEqual([
    "condition: “text.matches_any(['spam'])” → “text.matches_any(['spam', 'junk'])”",
  ])
  expect(preview.roles.come).toMatchObject([{ rule: 'new', role: 'owner', source: 'They know' }])
})

test('word lists are published with the charter that names them, and with no other', async () => {
  const { call, published } = createFixture()
  const send = (json: object) => call(PATH, { as: 'steward', json: { reason: 'because', ...json } })
  expect((await send({ source: DRAFT, files: { 'ads.txt': 'cheap\n' }, base: 1 })).status).toBe(201)
  expect(published).toMatchObject([{ files: { 'ads.txt': 'cheap\n' }, base: 1, operator: 'op-1' }])
  const stranger = await send({ source: CHARTER, files: { 'other.txt': 'x' } })
  expect(await answerOf(stranger)).toMatchObject({ status: 422, code: 'file-not-named' })
  expect(await answerOf(await send({ source: DRAFT }))).toMatchObject({
    status: 422,
    code: 'charter-refused',
  })
})

test('a draft written on a version that is no longer in force is refused', async () => {
  const { call, published } = createFixture()
  const json = { source: CHARTER, reason: 'because', base: 0 }
  const refusal = await answerOf(await call(PATH, { as: 'steward', json }))
  expect(refusal).toMatchObject({ status: 409, code: 'charter-stale' })
  expect(published).toEqual([])
})

test('versions name who published them, and what they changed', async () => {
  const { call } = createFixture()
  const listed = z.object({ versions: z.array(Version) })
  const { versions } = listed.parse(await (await call(PATH, { as: 'viewer' })).json())
  expect(versions).toMatchObject([{ version: 1, operator: 'op-1', by: 'Steward', reason: 'first' }])
  const changes = Changes.parse(await (await call(`${PATH}/1/changes`, { as: 'viewer' })).json())
  expect(changes).toMatchObject({ before: null, after: { version: 1, source: CHARTER } })
  expect(changes.changes.map(({ change, path }) => `${change} ${path}`)).toContain('added rules/no-spam')
  expect((await call(`${PATH}/7/changes`, { as: 'viewer' })).status).toBe(404)
})

test('an earlier version is published again by a steward, with a reason', async () => {
  const { call, published } = createFixture()
  const again = (as: string, json: object) => call(`${PATH}/1/again`, { as, json })
  expect((await again('viewer', { reason: 'back' })).status).toBe(403)
  expect((await again('steward', {})).status).toBe(400)
  expect((await again('steward', { reason: 'back', base: 1 })).status).toBe(201)
  expect(published).toMatchObject([{ source: CHARTER, reason: 'back', files: {} }])
})
