/**
 * What an operator can do to a community's state: the values of `act` in an `operator.act` event that this
 * version knows. Stored for ever, never renamed; an unknown act is kept and changes nothing.
 */
export type OperatorAct =
  | 'assign-group'
  | 'give-role'
  | 'take-role'
  | 'tag'
  | 'untag'
  /** Something is written down about the member: its words are content. `unnote` takes back the one that `note` names. */
  | 'note'
  | 'unnote'
  | 'reset-breaker'
  /** Two members are one person: the event's member takes over handles and state of `other`. */
  | 'link'
  /** A notice was seen: it is not passed on to the next person. */
  | 'acknowledge'
  /** A login was connected, changed, switched off or on: `account` says which; settings stay out of the ledger. */
  | 'account-created'
  | 'account-changed'
  | 'account-closed'
  | 'account-opened'
  /** A chat history was begun to be archived, and how that ended: `history` says which, the file's name is content. */
  | 'history-started'
  | 'history-ended'
  /** Words that show whether an account can send: to the event's group, or else to its member. */
  | 'test-message'
  /** Of what waits in the inbox, which `case` names: who sees to it (`assignee`, null = nobody). */
  | 'assign-case'
  /** Put off until `until`; null = it is back at once. */
  | 'snooze-case'
  /** Nothing more is to be done about it. */
  | 'close-case'
  /** It was closed or upheld too early. */
  | 'reopen-case'
  /** Who may run the community: `whom` is an operator, `right` what they may; names of the invited are content. */
  | 'invited'
  | 'invitation-revoked'
  | 'invitation-used'
  | 'right-given'
  | 'right-taken'
  /** A link by which the event's member sees what is held about them. */
  | 'member-link'

/** A case as acts name it: the event that opened it, and its place there. */
export interface CasePlace {
  readonly seq: number
  readonly n: number
}

export function caseName({ seq, n }: CasePlace): string {
  return `${seq}-${n}`
}

/** The case of that name; null when it is the name of something else. */
export function casePlace(name: string): CasePlace | null {
  const [, seq, n] = /^([1-9]\d{0,15})-(\d{1,4})$/.exec(name) ?? []
  return seq === undefined || n === undefined ? null : { seq: Number(seq), n: Number(n) }
}
