/** What operators write down about members, and mark them with. */
import { z } from 'zod'
import type { OperatorAct } from '../../../core/chat/operator-act.ts'
import { notFound } from '../api-error.ts'
import { IdOut, InCommunity, MemberIn, idOut } from '../fields.ts'
import { recordOne } from '../record.ts'
import { route } from '../route.ts'
import { handlesOr404 } from './known.ts'
import { notesOf } from './member-note.ts'
import * as policy from './policy.ts'
import { requireMemberInReach } from './reach.ts'
import { NewNote, NoteIn, Tagging } from './schema.ts'

const OneMember = InCommunity.extend({ member: MemberIn })
const Written = z.object({ seq: IdOut })

export const memberNotes = [
  route(
    {
      policy: policy.tag,
      method: 'post',
      path: '/api/v1/communities/{community}/members/{member}/tags',
      summary: 'Gives a member a tag, or takes it',
      params: OneMember,
      body: Tagging,
      answer: Written,
    },
    async ({ parts, params, body, operator }) => {
      const { community, member } = params
      await handlesOr404(parts.reads, community, member)
      await requireMemberInReach({ parts, operator }, community, member)
      const data = { operator: operator?.id ?? '', act: body.act satisfies OperatorAct, tag: body.tag }
      const seq = await recordOne(parts.pipeline, {
        community,
        kind: 'operator.act',
        group: null,
        member,
        data,
        content: null,
      })
      return { seq: idOut(seq) }
    },
  ),
  route(
    {
      policy: policy.note,
      method: 'post',
      path: '/api/v1/communities/{community}/members/{member}/notes',
      summary: 'Writes something down about a member; it is erased with the member',
      params: OneMember,
      body: NewNote,
      status: 201,
      answer: Written,
    },
    async ({ parts, params, body, operator }) => {
      const { community, member } = params
      await handlesOr404(parts.reads, community, member)
      await requireMemberInReach({ parts, operator }, community, member)
      const seq = await recordOne(parts.pipeline, {
        community,
        kind: 'operator.act',
        group: null,
        member,
        data: { operator: operator?.id ?? '', act: 'note' satisfies OperatorAct },
        content: { note: body.note },
      })
      return { seq: idOut(seq) }
    },
  ),
  route(
    {
      policy: policy.note,
      method: 'delete',
      path: '/api/v1/communities/{community}/members/{member}/notes/{note}',
      summary: 'Takes a note back',
      params: OneMember.extend({ note: NoteIn }),
      answer: Written,
    },
    async ({ parts, params, operator }) => {
      const { community, member, note } = params
      await requireMemberInReach({ parts, operator }, community, member)
      const event = await parts.reads.event(community, note)
      const notes = event?.event.member === member ? await notesOf(parts.reads, community, [member]) : []
      if (!notes.some(({ seq }) => seq === note)) throw notFound({ en: 'note', 'zh-CN': '备注' })
      const seq = await recordOne(parts.pipeline, {
        community,
        kind: 'operator.act',
        group: null,
        member,
        data: { operator: operator?.id ?? '', act: 'unnote' satisfies OperatorAct, note },
        content: null,
        dedupe: `unnote:${note}`,
      })
      return { seq: idOut(seq) }
    },
  ),
]
