/** Limited managers at every route that managers write through: what lies outside their groups is refused. */
import { describe, expect, test } from 'vitest'
import type { StoredEvent } from '../../core/ports/store.ts'
import { COMMUNITY, GROUP, MEMBER, createFixture } from './api-fixture.ts'
import { operatorRoutes } from './routes.ts'

/** A preview does nothing; how somebody goes their round concerns nobody else. */
const OWN = ['post /groups/assignments/preview', 'put /round/order', 'put /round/seen']

const BATCH = '3f0c8a52-7c1d-4f0e-9a52-0d6f6f1f2b11'
const ASSIGNED = { kind: null, values: {} }
const ACTION: StoredEvent['actions'][number] = {
  community: COMMUNITY,
  seq: 1,
  n: 0,
  kind: 'recall',
  rule: 'no-spam',
  group: GROUP,
  member: MEMBER,
  message: null,
  amount: null,
  name: null,
  due: 0,
  expires: Number.MAX_SAFE_INTEGER,
  status: 'handed',
  attempts: 1,
  code: null,
  native: null,
  text: null,
}

/** One call of each such route about a group, a member or a task that is not theirs. */
const OUTSIDE: Readonly<Record<string, readonly [path: string, json: object | undefined]>> = {
  'delete /members/{member}/notes/{note}': [`members/31/notes/1`, undefined],
  'post /members/{member}/notes': [`members/31/notes`, { note: 'x' }],
  'post /members/{member}/tags': [`members/31/tags`, { act: 'tag', tag: 'x' }],
  'post /accounts/{account}/groups': ['accounts/1/groups', { names: ['new'] }],
  'post /accounts/{account}/paste': ['accounts/1/paste', { group: 'g', text: 'x' }],
  'post /actions/{action}/resolve': ['actions/1-0/resolve', { was: 'sent' }],
  'post /cases/{seq}/{n}/verdict': ['cases/1/0/verdict', { verdict: 'undo' }],
  'post /events/{seq}/actions/{n}/verdict': ['events/1/actions/0/verdict', { verdict: 'undo' }],
  'post /groups/assignments': [
    'groups/assignments',
    { assignment: { by: 'groups', groups: [String(GROUP)], kind: 'main' } },
  ],
  'post /groups/assignments/{batch}/undo': [`groups/assignments/${BATCH}/undo`, {}],
  'post /inbox/acts': ['inbox/acts', { items: ['1-0'], act: 'close' }],
  'post /outbox/fates': ['outbox/fates', { actions: ['1-0'], fate: 'drop' }],
  'post /tasks/ticks': ['tasks/ticks', { ticks: [{ action: '1-0', done: true }] }],
  'post /notices/acknowledge': ['notices/acknowledge', { keys: ['account-7~12', 'case-1-0'] }],
  'post /notices/{key}/acknowledge': ['notices/case-1-0/acknowledge', undefined],
}

describe('a manager of other groups', () => {
  const here = `/api/v1/communities/${COMMUNITY}`
  /** One that has done something in a group, and waits in doubt for somebody to say what became of it. */
  function fixture() {
    const made = createFixture()
    made.say('spam')
    const { reads } = made.parts
    const event: typeof reads.event = async (community, seq) => {
      const stored = await reads.event(community, seq)
      return stored && { ...stored, actions: [ACTION] }
    }
    const actions: typeof reads.actions = () => Promise.resolve([ACTION])
    const events: typeof reads.events = async (community, page) => {
      const data = JSON.stringify({ act: 'assign-group', batch: BATCH, ...ASSIGNED, before: ASSIGNED })
      const stored = await reads.events(community, page)
      return stored.map((one) => ({ ...one, event: { ...one.event, data } }))
    }
    Object.assign(made.parts, { reads: { ...reads, event, events, actions } })
    return made
  }

  test.each(Object.entries(OUTSIDE))('is refused: %s', async (name, [path, json]) => {
    const [method = ''] = name.split(' ')
    const made = fixture()
    const options = { as: 'limited', method: method.toUpperCase(), ...(json && { json }) }
    const response = await made.call(`${here}/${path}`, options)
    expect([response.status, await response.json()]).toMatchObject([403, { error: { code: 'out-of-reach' } }])
    expect(made.recorded).toEqual([])
  })

  test('every route that managers write through is among them, but for what is their own', () => {
    const written = operatorRoutes.filter(
      ({ policy, method }) => policy.right === 'manager' && method !== 'get',
    )
    const names = written.map(
      ({ method, path }) => `${method} ${path.replace('/api/v1/communities/{community}', '')}`,
    )
    expect(names.filter((name) => !(name in OUTSIDE))).toEqual(OWN)
  })

  test('takes on what concerns no group', async () => {
    const made = fixture()
    const response = await made.call(`${here}/notices/acknowledge`, {
      as: 'limited',
      json: { keys: ['account-7~12'] },
    })
    expect(response.status).toBe(200)
  })
})
