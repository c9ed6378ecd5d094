/** Structured logs: one JSON line an event on standard error, with ids and numbers, never texts. */
import pino from 'pino'
import type { LogLevel } from '../shell/config/settings.ts'

type Fields = Readonly<Record<string, string | number | null>>
export type Log = (level: 'debug' | 'info' | 'warn' | 'error', message: string, fields?: Fields) => void

/**
 * Lines below `level` are left out, and so are the `hidden` texts wherever a line would hold one. Standard
 * output stays free for what people read.
 */
export function createLog(
  level: LogLevel,
  hidden: readonly string[],
  target: pino.DestinationStream = pino.destination(2),
): Log {
  const streamWrite = (line: string): string =>
    hidden.reduce((left, text) => (left.includes(text) ? left.replaceAll(text, '…') : left), line)
  const timestamp = pino.stdTimeFunctions.isoTime
  const logger = pino({ level, base: null, timestamp, hooks: { streamWrite } }, target)
  return (at, message, fields) => logger[at](fields ?? {}, message)
}

/** Name and code of an error; its message may hold what somebody wrote. */
export function nameOfError(error: unknown): string {
  if (!(error instanceof Error)) return 'thrown value'
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name
}
