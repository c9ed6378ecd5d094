import { both } from '../../charter/fault.ts'
import { parseSpan } from '../../charter/duration.ts'
import { described, durationWithin } from '../values.ts'
import { valuedAct } from './form.ts'

export const mute = valuedAct(
  'mute',
  ['member', 'presence'],
  {
    label: both('禁言', 'Mute'),
    phrase: both('禁言', 'mute'),
    example: both('{ mute: 10m }', '{ mute: 10m }'),
    help: both(
      '禁言一段时间，例如 10m；最短 1 分钟，最长 30 天。',
      'Mutes the member for a while, such as 10m; 1 minute at least, 30 days at most.',
    ),
  },
  {
    value: described(
      durationWithin('1m', '30d'),
      '禁言多久，1m 到 30d。',
      'How long the member is muted, from 1m to 30d.',
    ),
    read: (span) => ({ amount: parseSpan(span) }),
  },
)
