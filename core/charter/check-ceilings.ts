/** What the built-in ceilings would hold back for certain: better said now than found out on Thursday. */
import { CEILINGS, callsEveryone } from '../decide/ceilings.ts'
import { both, warning, type FaultDraft } from './fault.ts'
import { actsOf, rulesOf, type RuleTree } from './reading.ts'
import { parseSchedule } from './schedule.ts'
import { entriesOf, field, stringOf, type Tree } from './tree.ts'

const DAYS = 7

/** A schedule that alone would call everybody in a group more often than a week allows. */
export function checkCeilings(tree: Tree): readonly FaultDraft[] {
  const most = CEILINGS.callsPerWeek
  return rulesOf(tree).flatMap((rule) => {
    const calls = callsOf(rule)
    const [first] = calls
    if (first === undefined || calls.length * timesAWeek(rule) <= most) return []
    return [
      warning(
        first.start,
        'too-many-calls',
        both(
          `一个群一周最多 @所有人 ${most} 次，超出的不会发`,
          `everybody in a group is called ${most} times a week at most: what is beyond is not sent`,
        ),
        both('减少天数，或者不要 @所有人。', 'Choose fewer days, or call nobody.'),
      ),
    ]
  })
}

function timesAWeek({ node }: RuleTree): number {
  const schedule = parseSchedule(stringOf(field(field(node, 'when'), 'every')) ?? '')
  if (schedule === null) return 0
  return schedule.weekdays.length === 0 ? DAYS : schedule.weekdays.length
}

/** Texts that are said to a group and call everybody. */
function callsOf({ node }: RuleTree): readonly Tree[] {
  return actsOf(node).flatMap(({ form, value }) =>
    form.kind === 'say' && value !== null && textsOf(value).some(callsEveryone) ? [value] : [],
  )
}

function textsOf(value: Tree): readonly string[] {
  const text = stringOf(value)
  return text === null ? entriesOf(value).flatMap((entry) => textsOf(entry.value)) : [text]
}
