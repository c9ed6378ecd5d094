import type { Settings } from '../../shell/config/settings.ts'
import { isLoopback } from '../../shell/config/load.ts'

/** Origins under which this installation is reached; the first is the one that is printed. */
export function originsOf({ publicUrl, host }: Pick<Settings, 'publicUrl' | 'host'>, port: number): string[] {
  const bracketed = host.includes(':') ? `[${host}]` : host
  const open = host === '0.0.0.0' || host === '::'
  const own = open ? [] : [`http://${bracketed}:${port}`]
  const local = open || isLoopback(host) ? [`http://127.0.0.1:${port}`, `http://localhost:${port}`] : []
  const all = [...(publicUrl === null ? [] : [publicUrl]), ...own, ...local]
  return [...new Set(all)]
}
