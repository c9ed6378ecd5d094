/** Watches the disk: when it is nearly full, intake pauses, and goes on by itself once there is room again. */
import { statfs } from 'node:fs/promises'

export interface FreeSpace {
  readonly free: number
  readonly total: number
}

export interface DiskOptions {
  readonly folder: string
  /** Percent that must stay free. */
  readonly minFree: number
  readonly pause: (reason: string) => void
  readonly resume: () => void
  readonly onChange: (low: boolean, percent: number) => void
  /** Milliseconds between two looks. */
  readonly every?: number
  readonly measure?: (folder: string) => Promise<FreeSpace>
}

export interface DiskWatch {
  readonly isLow: () => boolean
  /** Looks now. */
  readonly look: () => Promise<void>
  readonly stop: () => void
}

export function watchDisk(options: DiskOptions): DiskWatch {
  const { folder, minFree, pause, resume, onChange, every = 5_000, measure = measureDisk } = options
  let low = false
  const look = async () => {
    const { free, total } = await measure(folder)
    const percent = total === 0 ? 100 : (free / total) * 100
    // A little more than the limit to go on, so that it does not flutter.
    const now = low ? percent < minFree * 1.1 : percent < minFree
    if (now === low) return
    low = now
    if (low) pause('disk-full')
    else resume()
    onChange(low, Math.round(percent * 10) / 10)
  }
  const timer = setInterval(() => {
    // A disk that cannot be measured now is measured again next time; writing to it fails loudly anyway.
    look().catch(() => undefined)
  }, every)
  timer.unref()
  return { isLow: () => low, look, stop: () => clearInterval(timer) }
}

async function measureDisk(folder: string): Promise<FreeSpace> {
  const { bavail, blocks } = await statfs(folder)
  return { free: bavail, total: blocks }
}
