/** Measures how the installation is doing. Looking costs a little: a page asks every few seconds at most. */
import { readdir, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Figures } from '../../core/ports/figures.ts'
import type { InstallationFigures, IntakeLag } from '../../core/ports/installation.ts'
import type { Pipeline } from '../../core/ports/pipeline.ts'
import type { ReadStore } from '../../core/ports/store.ts'

export interface InstallationSources {
  readonly folder: string
  readonly engine: 'sqlite' | 'postgres'
  readonly minFree: number
  readonly pipeline: Pick<Pipeline, 'figures'>
  readonly reads: Pick<ReadStore, 'waitingActions' | 'size' | 'listCommunities'>
  readonly figures: Pick<Figures, 'intake'>
  readonly searchLag: () => Promise<number>
  readonly intakeLag: () => IntakeLag
  readonly now: () => number
}

export function createInstallation(sources: InstallationSources): () => Promise<InstallationFigures> {
  const { folder, engine, minFree, pipeline, reads, figures, now } = sources
  const started = now()
  return async () => {
    const [running, actions, bytes, communities, intake, search, disk, files, backup] = await Promise.all([
      pipeline.figures(),
      reads.waitingActions(),
      reads.size(),
      reads.listCommunities(),
      figures.intake(now()),
      sources.searchLag(),
      statfs(folder),
      sizeOf(folder),
      newestBackup(join(folder, 'backups')),
    ])
    return {
      started,
      lag: sources.intakeLag(),
      pipeline: running,
      actions,
      behind: { search, figures: intake.behind },
      week: intake.week,
      storage: {
        engine,
        bytes,
        folder: files,
        events: communities.reduce((sum, { head }) => sum + head, 0),
        free: disk.bavail * disk.bsize,
        total: disk.blocks * disk.bsize,
        minFree,
      },
      backup,
      runtime: `Node ${process.versions.node}`,
    }
  }
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true })
  const sizes = await Promise.all(
    entries.map((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? sizeOf(path) : bytesOf(path)
    }),
  )
  return sizes.reduce((sum, bytes) => sum + bytes, 0)
}

/** A file may be gone between listing and looking. */
const bytesOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  )

async function newestBackup(folder: string): Promise<InstallationFigures['backup']> {
  const names = await readdir(folder).catch(() => [])
  const times = await Promise.all(
    names.map((name) => stat(join(folder, name)).then(({ mtimeMs }) => mtimeMs)),
  )
  return times.length === 0 ? null : { newest: Math.round(Math.max(...times)), count: times.length }
}
