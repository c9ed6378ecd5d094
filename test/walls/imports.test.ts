import { beforeAll, describe, expect, test } from 'vitest'
import { lintPlanted } from './planted-tree.ts'
import type { Complaint } from './planted-tree.ts'

type Plant = [file: string, imported: string]

const forbidden: Plant[] = [
  ['core/chat/a.ts', '../../shell/store/x.ts'],
  ['core/chat/b.ts', '../../connectors/room/x.ts'],
  ['core/chat/c.ts', '../../imports/irc/x.ts'],
  ['core/chat/d.ts', '../../app/x.ts'],
  ['core/chat/e.ts', '../../console/x.ts'],
  ['core/chat/f.ts', '../../test/x.ts'],
  ['core/chat/g.ts', 'node:fs'],
  ['core/chat/h.ts', 'hono'],
  ['core/chat/i.ts', '@node-rs/jieba'],
  ['core/chat/j.ts', 'fs'],
  ['core/chat/k.test.ts', '../../shell/store/x.ts'],
  ['core/l.ts', '../shell/store/x.ts'],
  ['core/rules/actions/m.ts', '../../../shell/store/x.ts'],
  ['core/rules/actions/say/n.ts', '../../../../app/x.ts'],
  ['connectors/room/a.ts', '../../shell/store/x.ts'],
  ['connectors/room/b.ts', '../irc/x.ts'],
  ['connectors/room/c.ts', '../../app/x.ts'],
  ['connectors/room/d.ts', '../../imports/irc/x.ts'],
  ['connectors/room/page/e.ts', '../../../shell/store/x.ts'],
  ['imports/irc/a.ts', '../../shell/store/x.ts'],
  ['imports/irc/b.ts', '../telegram/x.ts'],
  ['imports/irc/c.ts', '../../connectors/room/x.ts'],
  ['imports/irc/d.ts', '../../app/x.ts'],
  ['shell/run/a.ts', '../store/x.ts'],
  ['shell/run/b.ts', '../../connectors/room/x.ts'],
  ['shell/run/c.ts', '../../imports/irc/x.ts'],
  ['shell/run/d.ts', '../../app/x.ts'],
  ['shell/run/e.ts', '../../test/laws/x.ts'],
  ['shell/run/f.test.ts', '../store/x.ts'],
  ['shell/store/engines/g.ts', '../../run/x.ts'],
  ['shell/store/engines/sqlite/h.ts', '../../../run/x.ts'],
  ['shell/h.ts', './run/x.ts'],
  ['app/a.ts', '../test/x.ts'],
  ['app/b.ts', '../tools/x.ts'],
  ['app/commands/c.ts', '../../bench/x.ts'],
  ['bench/a.ts', '../app/x.ts'],
  ['tools/a.ts', '../app/x.ts'],
  ['console/routes/a.ts', '../../shell/store/x.ts'],
  ['console/routes/b.ts', '../../app/x.ts'],
  ['console/routes/c.ts', '../../core/decide/x.ts'],
  ['console/routes/d.tsx', '../../connectors/room/x.ts'],
]

const allowed: Plant[] = [
  ['core/chat/a.ts', '../facts/y.ts'],
  ['core/chat/b.ts', './y.ts'],
  ['core/rules/actions/c.ts', '../../chat/y.ts'],
  ['core/rules/actions/say/d.ts', '../../../chat/y.ts'],
  ['core/chat/e.ts', 'zod'],
  ['core/chat/f.ts', '@marcbachmann/cel-js'],
  ['core/chat/g.ts', 'opencc-js/cn2t'],
  ['core/chat/h.test.ts', 'vitest'],
  ['core/chat/i.test.ts', 'fast-check'],
  ['core/chat/j.test.ts', '../../test/fixtures/y.ts'],
  ['connectors/room/a.ts', '../../core/ports/y.ts'],
  ['connectors/room/b.ts', './y.ts'],
  ['connectors/room/c.ts', 'hono'],
  ['connectors/room/page/d.ts', '../y.ts'],
  ['connectors/room/e.test.ts', '../../test/laws/y.ts'],
  ['imports/irc/a.ts', '../../core/chat/y.ts'],
  ['imports/irc/b.ts', 'node:fs'],
  ['shell/run/a.ts', '../../core/ports/y.ts'],
  ['shell/run/b.ts', './y.ts'],
  ['shell/run/c.ts', 'node:fs'],
  ['shell/store/engines/d.ts', '../y.ts'],
  ['shell/store/engines/e.ts', '../../../core/ports/y.ts'],
  ['shell/api/search/f.ts', '../events/y.ts'],
  ['shell/run/g.test.ts', '../../test/fixtures/y.ts'],
  ['app/a.ts', '../shell/run/y.ts'],
  ['app/b.ts', '../core/chat/y.ts'],
  ['app/commands/c.ts', '../../connectors/room/y.ts'],
  ['app/d.test.ts', '../test/fixtures/y.ts'],
  ['test/journeys/a.ts', '../../app/y.ts'],
  ['test/journeys/b.ts', '../../shell/run/y.ts'],
  ['bench/a.ts', '../shell/run/y.ts'],
  ['console/routes/a.ts', '../../shell/api/contract.ts'],
  ['console/routes/b.ts', '../parts/y.ts'],
]

const statements: [form: string, text: (imported: string) => string][] = [
  ['value', (imported) => `import { thing } from '${imported}'\n\nthing()\n`],
  ['type', (imported) => `import type { Thing } from '${imported}'\n\nexport const thing: Thing = 1\n`],
  ['re-export', (imported) => `export { thing } from '${imported}'\n`],
]

describe.each(statements)('%s imports', (_form, text) => {
  const lint = (plants: Plant[]) =>
    lintPlanted(Object.fromEntries(plants.map(([file, imported]) => [file, text(imported)]))).filter(
      ({ code }) => code.includes('no-restricted-imports'),
    )
  let red: Complaint[] = []
  let green: Complaint[] = []

  beforeAll(() => {
    red = lint(forbidden)
    green = lint(allowed)
  })

  test.each(forbidden)('%s may not import %s', (path) => {
    expect(red.find(({ file }) => file === path)?.help).toMatch(/core|app|test|API/)
  })

  test.each(allowed)('%s may import %s', (path) => {
    expect(green.filter(({ file }) => file === path)).toEqual([])
  })
})

test('console takes types of core/chat, and no values', () => {
  const complaints = lintPlanted({
    'console/parts/type.ts':
      "import type { Event } from '../../core/chat/event.ts'\n\nexport const kind = (event: Event) => event.kind\n",
    'console/parts/value.ts': "import { toId } from '../../core/chat/ids.ts'\n\nexport const id = toId(1)\n",
  })
  expect(complaints.map(({ file }) => file)).toEqual(['console/parts/value.ts'])
})
