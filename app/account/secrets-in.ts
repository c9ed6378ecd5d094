/** Secrets from standard input, one a line, so that none stands in a command line or its history. */
import { createInterface } from 'node:readline'
import type { Language } from '../../core/charter/compiled.ts'
import { asksFor } from './call.ts'

/** By name; whoever gives too few lines leaves the rest out. A terminal is asked, and shows nothing of it. */
export async function readSecrets(
  names: readonly string[],
  language: Language,
): Promise<Readonly<Record<string, string>>> {
  if (names.length === 0) return {}
  const secrets: Record<string, string> = {}
  const terminal = process.stdin.isTTY
  // Without an output the terminal's own echo is off and nothing is repeated.
  const lines = createInterface({ input: process.stdin, terminal, crlfDelay: Infinity })
  const waiting = [...names]
  const ask = () => {
    const [next] = waiting
    if (terminal && next !== undefined) process.stderr.write(asksFor(next)[language])
  }
  ask()
  for await (const line of lines) {
    const name = waiting.shift()
    if (name !== undefined && line.trim() !== '') secrets[name] = line.trim()
    if (terminal) process.stderr.write('\n')
    if (waiting.length === 0) break
    ask()
  }
  lines.close()
  process.stdin.unref()
  return secrets
}
