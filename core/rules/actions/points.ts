import { z } from 'zod'
import { both } from '../../charter/fault.ts'
import { described } from '../values.ts'
import { valuedAct } from './form.ts'

const amount = described(
  z.int().min(-1000).max(1000),
  '积分数，-1000 到 1000 的整数。',
  'How many points, a whole number from -1000 to 1000.',
)

export const points = valuedAct(
  'points',
  ['member'],
  {
    label: both('积分', 'Points'),
    phrase: both('加减积分', 'give points'),
    example: both('{ points: { amount: 3, per-day: 9 } }', '{ points: { amount: 3, per-day: 9 } }'),
    help: both(
      '给这位成员加分（负数为扣分），可设每天上限。',
      'Gives the member points (negative: takes them), with a daily cap if you like.',
    ),
  },
  {
    value: z.union([
      amount,
      z.strictObject({
        amount,
        'per-day': described(
          z.int().min(1).max(10_000),
          '这条规则一天最多给每人多少分。',
          'Most points a member gets from this rule in a day.',
        ).optional(),
      }),
    ]),
    read: (value) =>
      typeof value === 'number'
        ? { amount: value }
        : { amount: value.amount, perDay: value['per-day'] ?? null },
  },
)
