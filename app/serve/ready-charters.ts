/** The charters that come with Folkmoot, each checked and scored once. */
import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { checkCharter } from '../../core/charter/check.ts'
import { compileCharter } from '../../core/charter/compile.ts'
import { scoreCharter } from '../../core/charter/score.ts'
import type { ReadyCharter } from '../../shell/api/charters/charter-desk.ts'
import { readCharterFile } from '../charter-file.ts'

const FOLDER = fileURLToPath(new URL('../../charters/', import.meta.url))
const ENDING = /\.yaml$/

/** The most complete plans come first. */
export function createReadyCharters(folder: string = FOLDER): () => Promise<readonly ReadyCharter[]> {
  let read: Promise<readonly ReadyCharter[]> | null = null
  return () => (read ??= readAll(folder))
}

async function readAll(folder: string): Promise<readonly ReadyCharter[]> {
  const names = (await readdir(folder)).filter((name) => ENDING.test(name)).toSorted()
  const all = await Promise.all(names.map((name) => readOne(folder + name, name.replace(ENDING, ''))))
  return all.flatMap((ready) => ready ?? []).toSorted((a, b) => b.score - a.score)
}

async function readOne(path: string, id: string): Promise<ReadyCharter | null> {
  const input = await readCharterFile(path)
  const { document } = checkCharter(input)
  if (document === null) return null
  const { content } = document
  const charter = compileCharter(document, 0)
  return {
    id,
    source: input.source,
    files: input.files,
    name: charter.name,
    languages: charter.languages,
    purpose: content.purpose ?? null,
    promise: content.promise ?? null,
    kinds: Object.values(content.groups ?? {}).flatMap((kind) => kind.for ?? []),
    welcomes: charter.welcome !== null,
    rules: charter.rules.map(({ title }) => title),
    score: scoreCharter(document).score,
  }
}
