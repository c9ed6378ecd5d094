import { localTime } from '../chat/zone.ts'
import { dayLabel } from './vitals/weeks.ts'

/** The day of an instant by the wall clock of a zone: `2026-01-05`. */
export const dayIn = (at: number, zone: string): string => dayLabel(localTime(at, zone).day)
