import type { Formats } from '../../ui/formats.ts'

/** Day and time, without seconds. */
export const timeOf = (at: number, { day, time }: Formats): string => `${day(at)} ${time(at)}`
