/**
 * One PostgreSQL cluster for a whole run of the tests: the first file that needs it starts it, the others find
 * it, and it is stopped when the run ends.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { inject } from 'vitest'
import type { TestProject } from 'vitest/node'
import { z } from 'zod'
import { clusterAt, startCluster } from './postgres.ts'
import type { Cluster, ClusterPlace } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder in which the files of a run learn of services that they share. */
    readonly services: string
  }
}

const PATIENCE_MS = 60_000

let meetingPlace = ''

/** Before a run; vitest calls it. */
export function setup(project: TestProject): void {
  meetingPlace = mkdtempSync(join(tmpdir(), 'folkmoot-services-'))
  project.provide('services', meetingPlace)
}

/** After a run; vitest calls it. */
export async function teardown(): Promise<void> {
  const place = placeIn(meetingPlace)
  if (place !== null) await clusterAt(place).stop()
  rmSync(meetingPlace, { recursive: true, force: true })
}

/** The run's cluster. Tests that stop or kill a server start one of their own. */
export async function sharedCluster(): Promise<Cluster> {
  const folder = inject('services')
  if (claims(join(folder, 'postgres.claimed'))) {
    try {
      const cluster = await startCluster()
      tell(folder, 'postgres.json', JSON.stringify({ folder: cluster.folder, port: cluster.port }))
      return cluster
    } catch (error) {
      tell(folder, 'postgres.failed', error instanceof Error ? error.message : String(error))
      throw error
    }
  }
  for (const until = performance.now() + PATIENCE_MS; performance.now() < until; await pause(50)) {
    const place = placeIn(folder)
    if (place !== null) return clusterAt(place)
    const failure = join(folder, 'postgres.failed')
    if (existsSync(failure)) throw new Error(readFileSync(failure, 'utf8'))
  }
  throw new Error('PostgreSQL did not start within a minute.')
}

/** Whether we are the first to make this folder. */
function claims(folder: string): boolean {
  try {
    mkdirSync(folder)
    return true
  } catch {
    return false
  }
}

function tell(folder: string, name: string, text: string): void {
  writeFileSync(join(folder, `${name}.partial`), text)
  renameSync(join(folder, `${name}.partial`), join(folder, name))
}

const places = z.object({ folder: z.string(), port: z.number() })

function placeIn(folder: string): ClusterPlace | null {
  const file = join(folder, 'postgres.json')
  return existsSync(file) ? places.parse(JSON.parse(readFileSync(file, 'utf8'))) : null
}
