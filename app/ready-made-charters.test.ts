import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { checkCharter } from '../core/charter/check.ts'
import { compileCharter } from '../core/charter/compile.ts'
import { scoreCharter } from '../core/charter/score.ts'
import { readCharterFile } from './charter-file.ts'

const folder = fileURLToPath(new URL('../charters/', import.meta.url))
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))

test('the ready-made charters are there', () => {
  expect(files.toSorted()).toEqual([
    'open-source.en.yaml',
    'reading-club.zh-CN.yaml',
    'tiny.en.yaml',
    'tiny.zh-CN.yaml',
  ])
})

describe.each(files)('%s', (name) => {
  const read = async () => checkCharter(await readCharterFile(folder + name))

  test('has no fault, not even a warning, and treats all alike', async () => {
    const { faults, exemptions, differencesByRole } = await read()
    expect(faults).toEqual([])
    expect([...exemptions, ...differencesByRole]).toEqual([])
  })

  test('compiles, every rule on and every text in place', async () => {
    const { document } = await read()
    const charter = document ? compileCharter(document, 1) : null
    expect(charter?.rules.length).toBe(document?.content.rules?.length)
    expect(charter?.rules.every(({ mode }) => mode === 'live')).toBe(true)
    const named =
      charter?.rules.flatMap(({ acts, escalation }) => [...acts, ...(escalation?.steps ?? [])]) ?? []
    for (const { template } of named)
      if (template !== null) expect(charter?.templates.has(template)).toBe(true)
  })
})

describe.each(['reading-club.zh-CN.yaml', 'open-source.en.yaml'])('%s shows what 0.1 can do', (name) => {
  test('a complete plan with every kind of trigger that it needs', async () => {
    const { document } = checkCharter(await readCharterFile(folder + name))
    const charter = document ? compileCharter(document, 1) : null
    expect(document && scoreCharter(document)).toEqual({ score: 100, reasons: [] })
    expect(new Set(charter?.rules.map(({ trigger }) => trigger.on))).toEqual(
      new Set(['message', 'edit', 'reaction', 'leave', 'schedule']),
    )
    const acts = charter?.rules.flatMap((rule) => [...rule.acts, ...(rule.escalation?.steps ?? [])]) ?? []
    expect(new Set(acts.map(({ kind }) => kind))).toEqual(
      new Set(['recall', 'tell', 'reply', 'say', 'warn', 'mute', 'case', 'points', 'tag', 'note']),
    )
    expect(charter?.rules.find(({ id }) => id === 'no-ads')?.escalation).toMatchObject({
      within: 86_400_000,
      steps: [{ kind: 'warn' }, { kind: 'mute', amount: 600_000 }, { kind: 'case' }],
    })
  })
})
