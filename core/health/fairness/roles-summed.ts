/** What people did, summed up by role. */
import type { Closing } from '../fold.ts'
import type { Conduct } from './conduct.ts'
import type { Attention } from './turns.ts'

export interface Summed extends Conduct, Pick<Attention, 'turns' | 'answered'> {
  people: number
}

export interface ByRole {
  readonly staff: Summed
  readonly members: Summed
  readonly all: Summed
  /** Whether it is known who is staff. */
  readonly known: boolean
}

export function byRole(
  conducts: ReadonlyMap<number, Conduct>,
  attention: ReadonlyMap<number, Attention>,
  closing: Closing,
): ByRole {
  const summed: ByRole = {
    staff: nothing(),
    members: nothing(),
    all: nothing(),
    known: closing.roles.from !== 'unknown',
  }
  for (const [person, conduct] of conducts) {
    const role = closing.roleOf(person)
    if (role === 'bot') continue
    const got = attention.get(person) ?? { turns: 0, answered: 0 }
    for (const into of [role === 'member' ? summed.members : summed.staff, summed.all])
      add(into, conduct, got)
  }
  return summed
}

function add(
  into: Summed,
  conduct: Conduct,
  { turns, answered }: Pick<Attention, 'turns' | 'answered'>,
): void {
  into.people += 1
  into.messages += conduct.messages
  into.promotions += conduct.promotions
  into.calls += conduct.calls
  into.callsAtNight += conduct.callsAtNight
  into.night += conduct.night
  into.complaints += conduct.complaints
  into.turns += turns
  into.answered += answered
}

const nothing = (): Summed => ({
  people: 0,
  messages: 0,
  promotions: 0,
  calls: 0,
  callsAtNight: 0,
  night: 0,
  complaints: 0,
  turns: 0,
  answered: 0,
})
