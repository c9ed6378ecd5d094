/** Names of operators by their ids. */
import type { ApiParts } from './parts.ts'

export type OperatorNames = ReadonlyMap<string, string>

/** Who is no longer among the operators has none. */
export function operatorNames({ sessions }: Pick<ApiParts, 'sessions'>): OperatorNames {
  return new Map((sessions.operators?.() ?? []).map(({ id, name }) => [id, name]))
}
