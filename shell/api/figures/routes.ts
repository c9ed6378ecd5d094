import type { z } from 'zod'
import type { ActFigures } from '../../../core/ports/figures.ts'
import { GroupIn, InCommunity } from '../fields.ts'
import { route } from '../route.ts'
import * as policy from './policy.ts'
import { secondsByHand } from './saved-time.ts'
import { Days, DaysQuery, Week } from './schema.ts'
import type { Acts } from './schema.ts'

export const figures = [
  route(
    {
      policy: policy.read,
      method: 'get',
      path: '/api/v1/communities/{community}/figures/week',
      summary: 'Who wrote and what ran by itself, this week against the last',
      params: InCommunity,
      answer: Week,
    },
    async ({ parts, params }) => {
      const week = await parts.figures.week(params.community, parts.now())
      return {
        zone: week.zone,
        day: week.today,
        writers: week.writers,
        writersBefore: week.writersBefore,
        days: [...week.days],
        actsToday: week.actsToday.map(actsOut),
        acts: week.acts.map(actsOut),
        actsBefore: week.actsBefore.map(actsOut),
      }
    },
  ),
  route(
    {
      policy: policy.read,
      method: 'get',
      path: '/api/v1/communities/{community}/groups/{group}/figures',
      summary: 'Daily figures of one group, oldest first',
      params: InCommunity.extend({ group: GroupIn }),
      query: DaysQuery,
      answer: Days,
    },
    async ({ parts, params, query }) => {
      const { community, group } = params
      const { today, days } = await parts.figures.days(community, group, parts.now(), query.days ?? 28)
      return { day: today, days: [...days] }
    },
  ),
]

function actsOut(acts: ActFigures): z.input<typeof Acts> {
  return { ...acts, seconds: secondsByHand(acts.kind) }
}
