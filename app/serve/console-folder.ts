import { fileURLToPath } from 'node:url'

/**
 * Where the built console lies: beside the compiled program, or in dist of a clone. FOLKMOOT_CONSOLE names
 * another place, for those who work on it.
 */
export function consoleFolder(): string {
  const inside = import.meta.url.endsWith('.ts') ? '../../dist/console' : '../../console'
  return process.env['FOLKMOOT_CONSOLE'] ?? fileURLToPath(new URL(inside, import.meta.url))
}
