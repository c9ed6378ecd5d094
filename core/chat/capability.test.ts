import { describe, expect, it } from 'vitest'
import { ACTION_KINDS, OUTBOUND } from './action.ts'
import { nearest, type Capabilities } from './capability.ts'

const able = (...kinds: (keyof Capabilities['act'])[]): Capabilities => ({
  receive: {},
  act: Object.fromEntries(kinds.map((kind) => [kind, 'auto'])),
  limits: {},
  idempotent: false,
  actsOnOwner: false,
})

describe('nearest', () => {
  it('is the act itself where the platform can do it', () => {
    expect(nearest(able('recall', 'say'), 'recall')).toBe('recall')
  })

  it('goes from a recall to a public reply, then to a case', () => {
    expect(nearest(able('reply'), 'recall')).toBe('reply')
    expect(nearest(able('say'), 'recall')).toBe('say')
    expect(nearest(able(), 'recall')).toBe('case')
  })

  it('never says in public what was meant for one person', () => {
    expect(nearest(able('reply', 'say'), 'tell')).toBe('case')
  })

  it('ends for every act on every platform', () => {
    for (const kind of ACTION_KINDS.filter((name) => OUTBOUND.has(name))) {
      expect(nearest(able(), kind)).toBe('case')
    }
  })

  it('counts what a person does as possible', () => {
    expect(nearest({ ...able(), act: { remove: 'assist' } }, 'block')).toBe('remove')
  })
})
