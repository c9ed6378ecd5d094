/** Charters, as the API needs them: read, checked, ready-made. */
import type { CompiledCharter, Language, Localized } from '../../../core/charter/compiled.ts'
import type { RoleDifference } from '../../../core/charter/document.ts'
import type { Fault } from '../../../core/charter/fault.ts'
import type { CharterRow } from '../../../core/ports/rows.ts'

/** Reads charters; answers for stored versions are remembered. */
export interface CharterDesk {
  /** A published version, compiled; null when this release can no longer read it. */
  readonly compiled: (row: CharterRow) => CompiledCharter | null
  /** Reads at once, on the thread that calls: for what was examined before. */
  readonly check: (source: string, files?: Readonly<Record<string, string>>) => CheckedCharter
  /**
   * Reads a draft off the main thread: whatever its text is, the server goes on.
   * @throws ThreadRefusal
   */
  readonly examine: (task: CharterTask, operator: string) => Promise<ExaminedCharter>
}

export interface CharterTask {
  readonly source: string
  readonly files: Readonly<Record<string, string>>
}

export interface ExaminedCharter {
  readonly valid: boolean
  readonly faults: readonly Fault[]
  readonly differences: readonly RoleDifference[]
}

export interface CheckedCharter {
  /** null when there are errors. */
  readonly charter: CompiledCharter | null
  readonly faults: readonly Fault[]
  readonly differences: readonly RoleDifference[]
  readonly purpose: Readonly<Record<Language, string>> | null
}

/** A charter to begin with. */
export interface ReadyCharter {
  /** Name of its file. */
  readonly id: string
  readonly source: string
  /** Texts of the word lists that it names. */
  readonly files: Readonly<Record<string, string>>
  readonly name: string
  readonly languages: readonly Language[]
  readonly purpose: Localized | null
  readonly promise: Localized | null
  /** What its kinds of groups are for. */
  readonly kinds: readonly Localized[]
  readonly welcomes: boolean
  /** Titles of its rules. */
  readonly rules: readonly Localized[]
  readonly score: number
}
