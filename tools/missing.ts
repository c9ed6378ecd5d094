import { installCommand } from './requirements.ts'
import type { Requirement } from './requirements.ts'

/** A program that is not there, and the test files that need it. */
export type Missing = { requirement: Requirement; files: readonly string[] }

/** What a run leaves out, file by file with what each lacks, and the one command that provides all of it. */
export function describeMissing(missing: readonly Missing[]): readonly string[] {
  if (missing.length === 0) return []
  const lacks = new Map<string, string[]>()
  for (const { requirement, files } of missing) {
    for (const file of files) lacks.set(file, [...(lacks.get(file) ?? []), requirement.programs[0] ?? ''])
  }
  const packages = [...new Set(missing.flatMap(({ requirement }) => requirement.packages))]
  return [
    ...[...lacks]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([file, programs]) => `did not run: ${file} (no ${programs.join(', no ')})`),
    `to run them as well: ${installCommand(packages)}`,
  ]
}

/** Where everything must run (`CI=true`), each program that is not there counts as a failure. */
export function failuresBy(
  missing: readonly Missing[],
  { CI }: { readonly CI?: string | undefined },
): number {
  return CI === 'true' ? missing.length : 0
}
