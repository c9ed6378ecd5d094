/** grammY's peer, where it is installed: the same messages, in a process of its own. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Its store is compiled for the machine's own Node, which need not be ours. */
const NODES = [process.env['PEER_NODE'] ?? 'node', '/usr/local/bin/node', '/usr/bin/node']

/** What the peer prints of itself; null where it is not installed or does not run. */
export function runPeer(folder: string | null): unknown {
  if (folder === null) return null
  const peer = join(folder, 'grammy')
  if (!existsSync(join(peer, 'node_modules', 'grammy'))) return null
  const errors: string[] = []
  for (const node of NODES) {
    const run = spawnSync(node, ['bench.js'], { cwd: peer, encoding: 'utf8' })
    const line = run.stdout?.split('\n').find((text) => text.startsWith('{'))
    if (line !== undefined) return JSON.parse(line) as unknown
    errors.push(`${node}: ${(run.stderr || String(run.error)).slice(0, 300)}`)
  }
  return { errors }
}
