import { expect, test } from 'vitest'

test('tests run on the bundled Node', () => {
  expect(process.versions.node.split('.')[0]).toBe('24')
})
