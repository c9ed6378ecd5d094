import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { installInto, pack, run } from './tarball.ts'

const thirdParty = `
import { CONNECTOR_PORT_VERSION } from 'folkmoot/connector'
import type { ConnectorKind } from 'folkmoot/connector'

export const port: 2 = CONNECTOR_PORT_VERSION
export const platform = (kind: ConnectorKind): string => kind.platform
// @ts-expect-error: the types arrive as they are, not as any
export const wrong = (kind: ConnectorKind): number => kind.platform
`

const folder = mkdtempSync(join(tmpdir(), 'folkmoot-package-'))
const elsewhere = join(folder, 'elsewhere')
let files: string[] = []

const folkmoot = (...args: string[]) => run('npx', ['--no-install', 'folkmoot', ...args], elsewhere)

beforeAll(() => {
  const packed = pack(folder)
  files = packed.files
  installInto(elsewhere, packed.tarball)
}, 180_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the tarball holds what runs and what is read first', () => {
  const expected = [
    'LICENSE',
    'README.md',
    'CHANGELOG.md',
    'bin/folkmoot.js',
    'dist/app/main.js',
    'dist/core/ports/connector.d.ts',
  ]
  expect(expected.filter((path) => !files.includes(path))).toEqual([])
})

test('the tarball holds no source, no test and no tool', () => {
  const stray = files.filter(
    (path) =>
      /(?<!\.d)\.ts$/.test(path) || /\.test\./.test(path) || /^(?:dist\/)?(?:test|tools|bench)\//.test(path),
  )
  expect(stray).toEqual([])
})

test('`npx folkmoot charter check` passes the charters that are shipped', () => {
  const charters = files.filter((path) => /^charters\/[^/]+\.yaml$/.test(path))
  expect(charters.length).toBeGreaterThan(0)
  for (const charter of charters) {
    const outcome = folkmoot('charter', 'check', join('node_modules/folkmoot', charter))
    expect({ charter, ...outcome }).toMatchObject({ charter, status: 0, stderr: '' })
  }
})

test('`npx folkmoot charter check --json` places the fault of a bad one and ends with 1', () => {
  writeFileSync(join(elsewhere, 'bad.yaml'), 'folkmoot: 1\nname: A\nname: B\n')
  const { status, stdout } = folkmoot('charter', 'check', 'bad.yaml', '--json')
  expect(status).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({
    faults: expect.arrayContaining([expect.objectContaining({ line: 3 })]),
  })
})

test('a third party compiles against `folkmoot/connector`', () => {
  writeFileSync(join(elsewhere, 'mine.ts'), thirdParty)
  const tsc = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url))
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2024', 'mine.ts']
  const { status, stdout } = run(process.execPath, [tsc, ...options], elsewhere)
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
})
