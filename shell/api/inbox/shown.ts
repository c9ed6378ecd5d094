/** An item as the API shows it. */
import type { z } from 'zod'
import type { Language } from '../../../core/charter/compiled.ts'
import { idOrNull, idOut } from '../fields.ts'
import { holds } from '../policy.ts'
import type { Operator } from '../policy.ts'
import { kindOf } from './item.ts'
import { aboutOf } from './names.ts'
import type { PageNames } from './names.ts'
import type { Listed } from './order.ts'
import { offeredFor } from './offered.ts'
import type { InboxItem } from './schema.ts'
import { HARM_REASONS, saidOf } from './words.ts'

export interface Showing {
  readonly names: PageNames
  /** Of communities. */
  readonly titles: ReadonlyMap<number, string>
  readonly operator: Operator
  readonly language: Language
}

export function shown(item: Listed, showing: Showing): z.input<typeof InboxItem> {
  const { names, titles, operator, language } = showing
  const { community, harm, since, deadline, count, group, assignee, snoozed, outside, may } = item
  const about = aboutOf(item)
  const named = { group: names.group(item), member: names.member(item), rule: names.rule(item) }
  return {
    id: item.id,
    community: { id: idOut(community), name: titles.get(community) ?? null },
    kind: kindOf(item),
    ...saidOf(item, named, language),
    importance: { harm, reason: HARM_REASONS[harm][language] },
    since: since === 0 ? null : since,
    deadline,
    count,
    group: group === null ? null : { id: idOut(group), name: named.group },
    member: about.member === null ? null : { id: idOut(about.member), name: named.member },
    rule: about.rule === null ? null : { id: about.rule, title: named.rule ?? about.rule },
    message: idOrNull(about.message),
    words: names.words(item),
    assignee: assignee === null ? null : { id: assignee, name: names.operator(assignee) },
    snoozed,
    within: !outside,
    may,
    acts: offeredFor(item)
      .filter(({ act }) => may || act === null)
      .filter(({ needs }) => needs === undefined || holds(operator, needs, community))
      .map(({ act, place, label, grave }) => ({ act, place, label: label[language], grave: grave === true })),
  }
}
