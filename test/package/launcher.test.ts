import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'folkmoot-launcher-'))

const standIn = `
const [command, ...rest] = process.argv.slice(2)
if (command === 'echo') console.log(JSON.stringify({ version: process.versions.node, rest }))
if (command === 'echo') process.exitCode = 3
if (command === 'die') process.kill(process.pid, 'SIGKILL')
if (command === 'wait') {
  process.on('SIGTERM', () => process.exit(7))
  setInterval(() => undefined, 1000)
  console.log('ready')
}
`

beforeAll(() => {
  cpSync(join(root, 'bin'), join(folder, 'bin'), { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  mkdirSync(join(folder, 'app'))
  writeFileSync(join(folder, 'app/main.ts'), standIn)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const launch = (...args: string[]) =>
  spawn(process.execPath, ['bin/folkmoot.js', ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })

test('passes arguments and the exit code, on a Node that is new enough', async () => {
  const child = launch('echo', 'a b', '--c')
  let printed = ''
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  const [code] = await once(child, 'close')
  expect(JSON.parse(printed)).toMatchObject({
    version: expect.stringMatching(/^2[4-9]\./),
    rest: ['a b', '--c'],
  })
  expect(code).toBe(3)
})

test('passes SIGTERM on and waits for the orderly end', async () => {
  const child = launch('wait')
  await once(child.stdout, 'data')
  child.kill('SIGTERM')
  const [code] = await once(child, 'exit')
  expect(code).toBe(7)
})

test('ends by the signal that ended Folkmoot', async () => {
  const [code, signal] = await once(launch('die'), 'exit')
  expect({ code, signal }).toEqual({ code: null, signal: 'SIGKILL' })
})

test('without a fitting Node it says in both languages what to do', async () => {
  const { isNewEnough, missingNode } = await import('../../bin/node24.js')
  expect([isNewEnough('24.12.0'), isNewEnough('26.0.0')]).toEqual([true, true])
  expect([isNewEnough('24.11.9'), isNewEnough('20.20.2')]).toEqual([false, false])
  expect(missingNode('freebsd-x64', '20.20.2')).toMatch(
    /freebsd-x64[^]*npm install --include=optional[^]*请重新运行/,
  )
})
