import { expect, test } from 'vitest'
import { lintPlanted } from './planted-tree.ts'
import { readSources, sourceFolders } from './sources.ts'

const sources = readSources(sourceFolders)

/** Nobody writes or reads it line by line. */
const GENERATED = 'shell/api/contract.ts'

test('no file is longer than 500 lines', () => {
  const long = sources
    .filter(({ path }) => path !== GENERATED)
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > 500)
  expect(long).toEqual([])
})

test('no folder or file is a drawer for anything', () => {
  const drawers = sources.filter(({ path }) =>
    path.split('/').some((part) => /^(?:utils?|common|helpers?|misc)(?:\.\w+)?$/.test(part)),
  )
  expect(drawers.map(({ path }) => path)).toEqual([])
})

test('files and folders are named in kebab case', () => {
  const odd = sources.filter(({ path }) => !/^(?:[a-z0-9-]+(?:\.[a-z0-9-]+)*\/?)+$/.test(path))
  expect(odd.map(({ path }) => path)).toEqual([])
})

test('`any`, a default export and a very long file are refused', () => {
  const complaints = lintPlanted({
    'core/chat/any.ts': 'export const x = (y: any) => y\n',
    'core/chat/default.ts': 'export default 1\n',
    'core/chat/long.ts': Array.from({ length: 501 }, (_, line) => `export const x${line} = ${line}\n`).join(
      '',
    ),
    'core/chat/fine.ts': 'export const x = (y: number) => y\n',
  })
  expect(
    complaints.map(({ code, file }) => `${file} ${code.replace(/.*\((.*)\)/, '$1')}`).toSorted(),
  ).toEqual([
    'core/chat/any.ts no-explicit-any',
    'core/chat/default.ts no-default-export',
    'core/chat/long.ts max-lines',
  ])
})

test('a promise that nobody waits for is refused', () => {
  const complaints = lintPlanted(
    {
      'shell/run/floating.ts': 'const work = async () => 1\n\nexport const x = () => {\n  work()\n}\n',
      'shell/run/awaited.ts':
        'const work = async () => 1\n\nexport const x = async () => {\n  await work()\n}\n',
    },
    ['--type-aware'],
  )
  expect(complaints.map(({ code, file }) => `${file} ${code}`)).toEqual([
    expect.stringMatching(/^shell\/run\/floating\.ts .*no-floating-promises/),
  ])
})

test('a rule of the linter is switched off only with its name and a reason', () => {
  const silent = sources.filter(({ text }) =>
    /oxlint-disable(?!-)(?![^\n]* -- )|oxlint-disable-(?:next-)?line(?![^\n]* -- )/.test(text),
  )
  expect(silent.map(({ path }) => path)).toEqual([])
})

test('no import is hidden in a call that walls do not see', () => {
  const hidden = sources.filter(
    ({ path, text }) =>
      /^(?:core|connectors|imports|shell)\//.test(path) && /\bimport\(\s*['"`]\.\./.test(text),
  )
  expect(hidden.map(({ path }) => path)).toEqual([])
})

test('no address of a module ends in .ts only, which would break once compiled', () => {
  const literal = /new URL\(\s*'[^']+\.ts'\s*,\s*import\.meta\.url/
  const broken = sources.filter(
    ({ path, text }) =>
      /^(?:core|connectors|imports|shell|app)\//.test(path) &&
      !path.endsWith('.test.ts') &&
      literal.test(text),
  )
  expect(broken.map(({ path }) => path)).toEqual([])
})
