import { checkCharter, type CharterInput } from './check.ts'
import { compileCharter } from './compile.ts'
import type { CompiledCharter } from './compiled.ts'
import type { Fault } from './fault.ts'

/** Checks and compiles in one step: either a charter, or every fault that it has (warnings do not hinder). */
export function loadCharter(
  input: CharterInput,
  version: number,
): { readonly charter: CompiledCharter } | { readonly faults: readonly Fault[] } {
  const { document, faults } = checkCharter(input)
  return document ? { charter: compileCharter(document, version) } : { faults }
}
