/** The process that is killed: `serve` on one home, with the echo platform. The parent speaks for its people. */
import { z } from 'zod'
import { serve } from '../../app/serve.ts'
import { loadSettings } from '../../shell/config/load.ts'
import { EchoPlatform } from './echo-platform.ts'

export type FromServer =
  | { readonly type: 'opened'; readonly cursor: string | null; readonly token: boolean }
  | { readonly type: 'kept'; readonly text: string }
const Said = z.object({ text: z.string(), cursor: z.string() })

const [folder = '', token = ''] = process.argv.slice(2)
const tell = (message: FromServer): void => void process.send?.(message)
const platform = new EchoPlatform()
platform.onOpen = (host) => {
  const given = platform.opened.at(-1)?.token === token
  void host.cursor().then((cursor) => tell({ type: 'opened', cursor, token: given }))
}
process.on('message', (message) => {
  const { text, cursor } = Said.parse(message)
  void platform.say('g', 'ann', text, cursor).then(() => tell({ type: 'kept', text }))
})
const loaded = loadSettings(['--data', folder, '--port', '0', '--no-demo'], process.env)
if (!loaded.ok) throw new Error('the settings are wrong')
await serve({
  settings: loaded.settings,
  log: () => undefined,
  version: '0.0.0',
  onFatal: () => process.exit(1),
  connectors: [platform.kind],
})
