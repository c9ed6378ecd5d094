/** How a start goes, or does not: before the ledger matters, and so the same on every engine. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folkmoot, signIn, startServer, temporaryFolder } from './serve-child.ts'

test('without the demo the folder stays empty of communities', async () => {
  const folder = temporaryFolder()
  const server = await startServer(folder.path, '--no-demo')
  expect(await (await signIn(server)).get('/communities')).toEqual({ communities: [] })
  await server.stop()
  expect(readdirSync(folder.path)).toEqual(expect.arrayContaining(['folkmoot.db', 'auth.db']))
  folder.remove()
})

test('all faults of the configuration are told at once, and nothing is created', async () => {
  const folder = temporaryFolder()
  const file = join(folder.path, 'folkmoot.yaml')
  writeFileSync(file, 'prot: 1\nlog-level: loud\n')
  const child = folkmoot(
    ['serve', '--config', file, '--data', join(folder.path, 'data'), '--host', '0.0.0.0'],
    {
      PORT: 'many',
    },
  )
  expect(await child.ended).toBe(2)
  for (const told of [
    'folkmoot.yaml:1:1',
    'folkmoot.yaml:2:1',
    'PORT: ',
    '--host: ',
    '4 faults',
    '4 处错误',
  ]) {
    expect(child.errors()).toContain(told)
  }
  expect(existsSync(join(folder.path, 'data'))).toBe(false)
  folder.remove()
})

test('an address that is taken is told, and the folder is free again', async () => {
  const folder = temporaryFolder()
  const first = await startServer(folder.path, '--no-demo')
  const other = temporaryFolder()
  const child = folkmoot(['serve', '--data', other.path, '--port', new URL(first.address).port, '--no-demo'])
  expect(await child.ended).toBe(1)
  expect(child.errors()).toContain('is taken by another program')
  await first.stop()
  const second = await startServer(other.path, '--no-demo')
  await second.stop()
  folder.remove()
  other.remove()
})

test('an error that nobody caught is logged without its words, and ends it with 1', async () => {
  const folder = temporaryFolder()
  const broken = join(folder.path, 'broken.mjs')
  writeFileSync(
    broken,
    "import { isMainThread } from 'node:worker_threads'\n" +
      "const throwIt = () => { throw new Error('someone said this') }\n" +
      "if (isMainThread && /main\\.[jt]s$/.test(process.argv[1] ?? '')) setTimeout(throwIt, 3_000)\n",
  )
  const child = folkmoot(['serve', '--data', join(folder.path, 'data'), '--port', '0', '--no-demo'], {
    NODE_OPTIONS: `--import ${broken}`,
  })
  expect(await child.ended).toBe(1)
  expect(child.errors()).toContain('cannot go on')
  expect(child.errors()).not.toContain('someone said this')
  folder.remove()
})

test('help names every setting', async () => {
  const child = folkmoot(['serve', '--help'])
  expect(await child.ended).toBe(0)
  for (const flag of ['--port', '--data', '--[no-]insecure', 'FOLKMOOT_MIN_FREE']) {
    expect(child.output()).toContain(flag)
  }
})
