/** What it comes to when two members are one person. */
import type { z } from 'zod'
import { ApiError } from '../api-error.ts'
import type { ApiParts } from '../parts.ts'
import { membersShown } from './find.ts'
import { handlesOr404 } from './known.ts'
import { groupsOf } from './profile.ts'
import type { LinkPreview } from './schema.ts'

interface Pair {
  readonly community: number
  readonly member: number
  readonly other: number
}

export async function linkPreview(
  parts: ApiParts,
  { community, member, other }: Pair,
): Promise<z.input<typeof LinkPreview>> {
  if (member === other) throw sameMember()
  const handles = [
    ...(await handlesOr404(parts.reads, community, member)),
    ...(await handlesOr404(parts.reads, community, other)),
  ]
  const [one, two] = await membersShown(parts.reads, community, [member, other])
  if (!one || !two) throw sameMember()
  const [mine, theirs] = await Promise.all([
    groupsOf(parts, { community, member }),
    groupsOf(parts, { community, member: other }),
  ])
  const there = new Set(theirs.flatMap(({ group, present }) => (present ? [group] : [])))
  return {
    together: {
      points: one.points + two.points,
      messages: one.messages + two.messages,
      roles: union(one.roles, two.roles),
      tags: union(one.tags, two.tags),
      first: least(one.first, two.first),
      last: Math.max(one.last ?? 0, two.last ?? 0) || null,
      handles: handles.map(({ platform, native, name }) => ({ member: one.id, platform, native, name })),
    },
    both: mine.flatMap(({ group, present, name }) => (present && there.has(group) ? [name] : [])),
    kept: one,
    other: two,
  }
}

const union = (one: readonly string[], other: readonly string[]) => [...new Set([...one, ...other])].sort()

function least(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other
  return Math.min(one, other)
}

export const sameMember = () =>
  new ApiError(
    422,
    'same-member',
    { en: 'Nothing was linked: this is the same member.', 'zh-CN': '没有合并：这就是同一位成员。' },
    {
      en: 'Give the id of the other member in `other`.',
      'zh-CN': '请在 `other` 里写另一位成员的编号。',
    },
  )
