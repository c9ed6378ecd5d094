import { expect, test } from 'vitest'
import { forgetDevice, hasUnsaved, takeDevice } from './device.ts'

function storage(values: Readonly<Record<string, string>>) {
  const kept = new Map(Object.entries(values))
  return {
    kept,
    get length() {
      return kept.size
    },
    key: (place: number) => [...kept.keys()][place] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

const used = {
  'folkmoot.theme': 'dark',
  'folkmoot.language': 'en',
  'folkmoot.community': '11',
  'folkmoot.draft.11': '{"source":"name: Ours"}',
  'folkmoot.draft.12': '{}',
  'folkmoot.playground.11': '{}',
  'folkmoot.round.op-1.11': '{"queue":[{"person":"Wren"}]}',
  'folkmoot.operator': 'op-1',
}

test('whoever signs out leaves nothing of theirs', async () => {
  const device = storage(used)
  await forgetDevice(device)
  expect(Object.fromEntries(device.kept)).toEqual({ 'folkmoot.theme': 'dark', 'folkmoot.language': 'en' })
})

test('whoever comes back finds their work, somebody else nothing of it', async () => {
  const device = storage(used)
  await takeDevice('op-1', device)
  expect(Object.fromEntries(device.kept)).toEqual(used)
  await takeDevice('op-2', device)
  expect(Object.fromEntries(device.kept)).toEqual({
    'folkmoot.theme': 'dark',
    'folkmoot.language': 'en',
    'folkmoot.operator': 'op-2',
  })
})

test.each([
  [{ 'folkmoot.draft.11': '{}' }, true],
  [{ 'folkmoot.round.op-1.11': '{"queue":[{}]}' }, true],
  [{ 'folkmoot.round.op-1.11': '{"queue":[]}' }, false],
  [{ 'folkmoot.round.op-1.11': 'torn' }, false],
  [{ 'folkmoot.playground.11': '{}' }, false],
  [{}, false],
])('%o would be lost: %s', (values, lost) => {
  expect(hasUnsaved(storage(values))).toBe(lost)
})
