import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SANCTIONS } from '../../../../core/chat/action.ts'
import { ACTIONS } from '../../actions.ts'
import { openReadOnly } from './connection.ts'
import { ledgerFile } from './files.ts'
import { openSqliteLedger } from './ledger.ts'

let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'folkmoot-outbox-'))
  const ledger = await openSqliteLedger(folder, { now: () => 0 })
  await ledger.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each([
  ['lanes', ACTIONS.lanes, ['', 1], 'actions_lanes'],
  ['ofLane', ACTIONS.ofLane, ['', 1], 'actions_lanes'],
  ['next', ACTIONS.next, ['queued', 1], 'actions_unfinished'],
  ['overdue', ACTIONS.overdue, [1, 1], 'actions_unfinished'],
])('%s takes its index at every step: the outbox asks however much waits', (_, sql, values, index) => {
  const connection = openReadOnly(ledgerFile(folder))
  const plan = connection.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...values)
  connection.close()
  const steps = plan.map(({ detail }) => detail).filter((detail) => /^(SEARCH|SCAN) a\b/.test(detail))
  expect(steps.length).toBeGreaterThan(0)
  for (const step of steps) expect(step).toMatch(new RegExp(`^SEARCH a USING (COVERING )?INDEX ${index} `))
})

test('the lanes of sanctions are those of all sanctions', () => {
  const listed = /a\.kind IN \(([^)]*)\) THEN '0 '/.exec(ACTIONS.lanes)?.[1]
  expect(listed?.split(', ').toSorted()).toEqual([...SANCTIONS].map((kind) => `'${kind}'`).toSorted())
})
