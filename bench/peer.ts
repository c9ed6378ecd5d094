/** grammY's peer, where it is installed: the same messages, in a process of its own. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** What the peer prints of itself; null where it is not installed or does not run. */
export function runPeer(folder: string | null): unknown {
  if (folder === null) return null
  const peer = join(folder, 'grammy')
  if (!existsSync(join(peer, 'node_modules', 'grammy'))) return null
  const run = spawnSync(process.env['PEER_NODE'] ?? 'node', ['bench.js'], { cwd: peer, encoding: 'utf8' })
  const line = run.stdout.split('\n').find((text) => text.startsWith('{'))
  return line === undefined ? { error: run.stderr.slice(0, 500) } : (JSON.parse(line) as unknown)
}
