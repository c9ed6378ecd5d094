import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { describeFaults } from './fault.ts'
import { describeSettings } from './help.ts'
import { loadSettings } from './load.ts'
import { nearestName } from './nearest-name.ts'
import { SETTINGS, SETTING_KEYS } from './settings.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'folkmoot-config-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const write = (text: string) => {
  const file = join(folder, 'folkmoot.yaml')
  writeFileSync(file, text)
  return file
}
const faultsOf = (args: string[], environment: Record<string, string> = {}) => {
  const loaded = loadSettings(args, environment)
  return loaded.ok ? [] : loaded.faults
}

describe('settings', () => {
  test('without anything the defaults hold', () => {
    expect(loadSettings([], {})).toMatchObject({
      ok: true,
      settings: { host: '127.0.0.1', port: 4600, data: 'data', demo: true, minFree: 5, insecure: false },
    })
  })

  test('a flag wins over the environment, the environment over the file', () => {
    const file = write('port: 5001\nlog-level: debug\nhost: localhost\n')
    const loaded = loadSettings(['--config', file, '--port=5003'], { PORT: '5002', LOG_LEVEL: 'warn' })
    expect(loaded).toMatchObject({
      ok: true,
      settings: { port: 5003, logLevel: 'warn', host: 'localhost' },
      file,
    })
  })

  test('switches are switched on and off by flags', () => {
    expect(loadSettings(['--no-demo', '--trust-proxy'], {})).toMatchObject({
      ok: true,
      settings: { demo: false, trustProxy: true },
    })
  })

  test('hosts are listed with commas, as names or with a port', () => {
    expect(loadSettings(['--allow-hosts', 'chat.lan, 10.0.0.5:8080'], {})).toMatchObject({
      ok: true,
      settings: { allowHosts: ['chat.lan', '10.0.0.5:8080'] },
    })
    expect(faultsOf([], { FOLKMOOT_ALLOW_HOSTS: 'https://chat.lan/' })).toHaveLength(1)
  })

  test('all faults come at once, each with its place, in both languages', () => {
    const file = write('prot: 1\nport: many\nmin-free: [1]\n')
    const faults = faultsOf(['--config', file, '--wat', '--host'], {
      LOG_LEVEL: 'loud',
      PUBLIC_URL: 'not an address',
      FOLKMOOT_SECRET: 'short',
    })
    expect(faults.map(({ place }) => place.replace(file, 'file'))).toEqual([
      '--wat',
      '--host',
      'file:1:1',
      'file:2:1',
      'LOG_LEVEL',
      'PUBLIC_URL',
      'FOLKMOOT_SECRET',
      'file:3:1',
    ])
    expect(faults[2]?.message.en).toContain("did you mean 'port'?")
    const told = describeFaults(faults)
    expect(told).toContain('8 faults')
    expect(told).toContain('8 处错误')
    expect(told).not.toContain('short')
  })

  test('broken YAML names the line', () => {
    const file = write('port: 1\nport: 2\n')
    expect(faultsOf(['--config', file])).toMatchObject([{ place: `${file}:2:1` }])
  })

  test('a file that is missing is a fault', () => {
    expect(faultsOf(['--config', join(folder, 'none.yaml')])).toHaveLength(1)
  })

  test('a file that is no list of settings is a fault', () => {
    expect(faultsOf(['--config', write('- port\n')])).toHaveLength(1)
  })

  test.each([
    [['--host', '0.0.0.0'], 1],
    [['--host', '0.0.0.0', '--insecure'], 0],
    [['--host', '0.0.0.0', '--trust-proxy'], 1],
    [['--host', '0.0.0.0', '--trust-proxy', '--public-url', 'http://moot.example.org'], 1],
    [['--host', '0.0.0.0', '--trust-proxy', '--public-url', 'https://moot.example.org'], 0],
    [['--host', 'localhost'], 0],
    [['--host', '127.0.0.9'], 0],
    [['--host', '::1'], 0],
    [['--host', '127.0.0.1.example.org'], 1],
  ])('%j is refused %i times', (args, count) => {
    expect(faultsOf(args)).toHaveLength(count)
  })

  test.each([
    ['5', 5],
    ['7.5%', 7.5],
  ])('--min-free %s is %d percent', (text, percent) => {
    expect(loadSettings(['--min-free', text], {})).toMatchObject({ settings: { minFree: percent } })
  })

  test('help names every flag and variable in both languages', () => {
    for (const language of ['zh-CN', 'en'] as const) {
      const help = describeSettings(language)
      for (const key of SETTING_KEYS) expect(help).toContain(SETTINGS[key].about[language])
    }
  })

  test('keys come by their variables alone, and are never shown', () => {
    const file = write('old-keys: hidden-one\n')
    const faults = faultsOf(['--config', file, '--key', 'hidden-two', '--old-keys=hidden-three'])
    expect(faults.map(({ place }) => place.replace(file, 'file'))).toEqual([
      '--key',
      '--old-keys',
      'file:1:1',
    ])
    expect(faults[0]?.message['zh-CN']).toContain('FOLKMOOT_KEY')
    expect(describeFaults(faults)).not.toContain('hidden')
    const environment = { FOLKMOOT_KEY: 'k', FOLKMOOT_OLD_KEYS: 'a,b', FOLKMOOT_KEY_FILE: 'f' }
    expect(loadSettings([], environment)).toMatchObject({
      settings: { key: 'k', oldKeys: 'a,b', keyFile: 'f' },
    })
    for (const key of SETTING_KEYS) expect(describeSettings('en')).toContain(SETTINGS[key].variable)
    expect(describeSettings('en')).not.toContain('--key ')
  })

  test('a name is proposed only when it is near', () => {
    expect(nearestName('prt', ['port', 'host'])).toBe('port')
    expect(nearestName('database', ['port', 'host'])).toBeNull()
  })
})

describe('the database', () => {
  const url = 'postgresql://ann:open-sesame@db.example.org/club'

  test('comes from the environment alone, since it may hold a password', () => {
    expect(loadSettings([], { DATABASE_URL: url })).toMatchObject({
      ok: true,
      settings: { databaseUrl: url },
    })
    for (const [args, place] of [
      [['--database-url', url], '--database-url'],
      [['--config', write(`database-url: ${url}\n`)], 'folkmoot.yaml'],
    ] as const) {
      const faults = faultsOf([...args])
      expect(faults).toMatchObject([{ place: expect.stringContaining(place) }])
      expect(describeFaults(faults)).not.toContain('open-sesame')
    }
  })

  test('is PostgreSQL, and what is wrong about it is said without it', () => {
    for (const wrong of ['mysql://ann:open-sesame@db/club', 'open-sesame']) {
      const said = describeFaults(faultsOf([], { DATABASE_URL: wrong }))
      expect(said).toContain('database-url')
      expect(said).not.toContain('open-sesame')
    }
  })
})
