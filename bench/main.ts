/**
 * `npm run bench -- pipeline|rules|history|memory|xmpp|console|checkup [--json] [--events N] [--rows N] [--seconds N] [--peers DIR] [--engine sqlite|postgres]`.
 * Each measurement runs in a process of its own, so that CPU and memory are its own.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { measureCheckup } from './checkup.ts'
import { measureConsole } from './console.ts'
import { measureHistory } from './history.ts'
import { ENGINES } from './lodging.ts'
import { measureMemory } from './memory.ts'
import { runPeer } from './peer.ts'
import { measurePipeline, measureRules, measureStoreFloor } from './pipeline.ts'
import { printTable } from './print.ts'
import { measureXmpp } from './xmpp.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    events: { type: 'string', default: '100000' },
    rows: { type: 'string', default: '3000000' },
    rules: { type: 'string', default: '50' },
    engine: { type: 'string', default: 'sqlite' },
    seconds: { type: 'string', default: '20' },
    peers: { type: 'string' },
    /** One measurement of a bench, run by the bench itself. */
    only: { type: 'string' },
  },
})

const events = Number(values.events)
const rules = Number(values.rules)
const engine = ENGINES.find((each) => each === values.engine) ?? 'sqlite'

const MEASUREMENTS: Readonly<Record<string, () => Promise<unknown>>> = {
  pipeline: () => measurePipeline(rules, events, engine),
  floor: () => measureStoreFloor(rules, Math.min(events, 60_000), engine),
  rules: () => measureRules(rules, events),
  history: () => measureHistory(Number(values.rows)),
  memory: () => measureMemory(5_000, 250_000),
  xmpp: () => measureXmpp(Number(values.seconds)),
  console: () => measureConsole(Number(values.seconds)),
  checkup: () => measureCheckup(events),
}

const BENCHES: Readonly<Record<string, () => unknown>> = {
  pipeline: () => {
    const [pipeline, floor] = [alone('pipeline'), alone('floor')]
    return { pipeline, floor, shareOfFloor: shareOf(pipeline, floor), grammy: runPeer(values.peers ?? null) }
  },
  rules: () => ({
    ten: alone('rules', ['--rules', '10']),
    fifty: alone('rules', ['--rules', '50']),
    thousand: alone('rules', ['--rules', '1000']),
  }),
  history: () => ({
    few: alone('history', ['--rows', '10000']),
    many: alone('history', ['--rows', values.rows]),
  }),
  memory: () => alone('memory'),
  xmpp: () => alone('xmpp', ['--seconds', values.seconds]),
  console: () => alone('console', ['--seconds', values.seconds]),
  checkup: () => alone('checkup'),
}

if (values.only !== undefined) {
  console.log(JSON.stringify(await MEASUREMENTS[values.only]?.()))
} else {
  const bench = BENCHES[positionals[0] ?? '']
  if (bench === undefined) {
    console.error(`Name a bench: ${Object.keys(BENCHES).join(', ')}.`)
    process.exit(1)
  }
  const report = { bench: positionals[0], node: process.version, ...Object(bench()) } as Record<
    string,
    unknown
  >
  if (values.json) console.log(JSON.stringify(report, null, 2))
  else printTable(report)
}

function alone(measurement: string, more: readonly string[] = []): unknown {
  const script = fileURLToPath(import.meta.url)
  const shared = ['--events', values.events, '--rules', values.rules, '--engine', engine]
  const args = [script, '--only', measurement, ...shared, ...more]
  const run = spawnSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
  if (run.status !== 0) throw new Error(`The measurement '${measurement}' ended with ${run.status}.`)
  return JSON.parse(run.stdout)
}

function shareOf(pipeline: unknown, floor: unknown): number | null {
  const reached = rateOf(Object(pipeline).flatOut)
  const bare = rateOf(floor)
  return reached === null || bare === null ? null : Number((reached / bare).toFixed(3))
}

function rateOf(drive: unknown): number | null {
  const rate: unknown = Object(drive).perSecond
  return typeof rate === 'number' ? rate : null
}
