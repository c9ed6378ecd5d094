import type { ConnectorKind } from '../../core/ports/connector.ts'
import type { Settings } from '../../shell/config/settings.ts'
import type { Log } from '../log.ts'
import type { AccountTools } from './account.ts'
import type { DiskOptions } from './disk.ts'

/** What `serve` is started with. */
export interface ServeOptions {
  readonly settings: Settings
  readonly log: Log
  readonly version: string
  /** Called once when something failed that cannot be mended while running. */
  readonly onFatal: (error: unknown) => void
  /** How free space is measured and how often, where it is not the real disk every few seconds. */
  readonly disk?: Pick<DiskOptions, 'measure' | 'every'>
  /** Platforms that can be connected, where they are not the ones of the house. */
  readonly connectors?: readonly ConnectorKind[]
  /** Milliseconds between tries to open an account, where they are not those of the house. */
  readonly patience?: Pick<AccountTools, 'firstPause' | 'openLimit'>
}
