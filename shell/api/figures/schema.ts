import { z } from 'zod'

export const Day = z
  .object({
    /** Local days since 1970-01-01. */
    day: z.number().int(),
    messages: z.number().int(),
    writers: z.number().int(),
    owner: z.number().int(),
    managers: z.number().int(),
    joins: z.number().int(),
    leaves: z.number().int(),
  })
  .meta({ id: 'DayFigures' })

export const Acts = z
  .object({
    kind: z.string(),
    done: z.number().int(),
    failed: z.number().int(),
    undone: z.number().int(),
    /** What a person needs to do one of them by hand, as it is reckoned here. */
    seconds: z.number().int(),
  })
  .meta({ id: 'ActFigures' })

export const Week = z.object({
  zone: z.string(),
  day: z.number().int().meta({ description: 'Today, in local days since 1970-01-01' }),
  writers: z.number().int().meta({ description: 'Members who wrote in the last 7 local days' }),
  writersBefore: z.number().int().meta({ description: 'And in the 7 days before' }),
  days: z.array(Day).meta({ description: 'The last 28 local days, oldest first' }),
  actsToday: z.array(Acts),
  acts: z.array(Acts).meta({ description: 'Of the last 7 local days' }),
  actsBefore: z.array(Acts).meta({ description: 'And of the 7 days before' }),
})

export const Days = z.object({ day: z.number().int(), days: z.array(Day) })

export const DaysQuery = z.object({
  days: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.number().min(1).max(366))
    .optional(),
})
