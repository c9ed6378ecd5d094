/** `folkmoot import FILE…`: chat histories into the archive of a running installation. */
import { stat } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import { z } from 'zod'
import { describeFault, ImportError } from '../../core/ports/import.ts'
import { describeFaults } from '../../shell/config/fault.ts'
import { loadSettings } from '../../shell/config/load.ts'
import { bring, type Brought } from '../bring/bring.ts'
import { readCall, USAGE, type ImportCall } from '../bring/call.ts'
import { openClient, type Client } from '../bring/client.ts'
import { BringProblem, isFolder, whichCommunity } from '../bring/problem.ts'
import { askZone, broughtText } from '../bring/said.ts'
import { zoneMissing } from '../imports/zones.ts'
import { harmless } from '../checkup/html/markup.ts'
import { openHistory } from '../imports.ts'
import { terminalLanguage } from '../language.ts'
import { Progress } from '../replay/progress.ts'
import { Stopped, STOPPED, StopSignal } from '../replay/stop-signal.ts'

/** Exit 0 = all were read, 1 = something could not be, 2 = called wrongly, 130 = stopped by the user. */
export async function run(args: string[]): Promise<number> {
  const call = readCall(args)
  if (call?.help === true) {
    console.log(USAGE[call.language])
    return 0
  }
  if (call === null || call.files.length === 0) {
    console.error(USAGE[call?.language ?? terminalLanguage(process.env)])
    return 2
  }
  const loaded = loadSettings(call.data === null ? [] : ['--data', call.data], process.env)
  if (!loaded.ok) {
    console.error(describeFaults(loaded.faults))
    return 2
  }
  try {
    const zones = await checkedZones(call)
    const client = await openClient(loaded.settings, call.language)
    try {
      return await bringAll(call, zones, client)
    } finally {
      await client.close()
    }
  } catch (error) {
    if (error instanceof Stopped) return STOPPED
    console.error(harmless(wordsOf(error, call)))
    return 1
  }
}

/**
 * The zone of each file that needs one. Looks at the beginning of all before anything is sent.
 * @throws ImportError when one cannot be read, or needs a zone that nobody named
 */
async function checkedZones(call: ImportCall): Promise<readonly (string | undefined)[]> {
  const zones: (string | undefined)[] = []
  for (const file of call.files) {
    if (
      await stat(file).then(
        (found) => found.isDirectory(),
        () => false,
      )
    )
      throw isFolder(file)
    let zone = call.zone
    const onZoneMissing = async () => (zone = await asked(file, call))
    const { group, columns } = call
    const records = openHistory([file], { zone, group, columns, lenient: true, onZoneMissing })
    // The first record shows the format; the rest is read by the installation.
    for await (const _ of records) break
    zones.push(zone)
  }
  return zones
}

async function asked(file: string, { language }: ImportCall): Promise<string> {
  if (!process.stdin.isTTY) throw zoneMissing(file)
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return (await terminal.question(askZone(file)[language])).trim()
  } finally {
    terminal.close()
  }
}

async function bringAll(
  call: ImportCall,
  zones: readonly (string | undefined)[],
  client: Client,
): Promise<number> {
  const { language, files, lenient, group, columns } = call
  const community = await communityFor(client, call.community)
  const progress = new Progress(process.stderr, language)
  const stop = new StopSignal()
  let all = 0
  try {
    for (const [i, file] of files.entries()) {
      const onProgress = (stage: 'send' | 'read', done: number, total: number): void => {
        stop.check()
        progress.show(stage, done, total)
      }
      const brought = await bring(client, community, file, {
        lenient,
        zone: zones[i],
        group,
        columns,
        onProgress,
      })
      progress.clear()
      say(file, brought, call)
      if (brought.state !== 'done') all = 1
    }
    return all
  } finally {
    progress.clear()
    stop.close()
  }
}

function say(file: string, brought: Brought, { json, language }: ImportCall): void {
  if (json) console.log(JSON.stringify({ file, ...brought }))
  else if (brought.state === 'done') console.log(harmless(broughtText(file, brought, language)))
  else console.error(harmless(broughtText(file, brought, language)))
}

const Communities = z.object({ communities: z.array(z.object({ id: z.string(), name: z.string() })) })

async function communityFor(client: Client, wanted: string | null): Promise<string> {
  const { communities } = await client.call('GET', '/communities', Communities)
  const [only, ...others] = communities.filter(
    ({ id, name }) => wanted === null || id === wanted || name === wanted,
  )
  if (only === undefined || others.length > 0)
    throw whichCommunity(communities.map(({ id, name }) => `${name} (${id})`))
  return only.id
}

function wordsOf(error: unknown, { language }: ImportCall): string {
  if (error instanceof BringProblem) return error.text[language]
  if (error instanceof ImportError) return describeFault(error.fault, language)
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.message
  throw error
}
