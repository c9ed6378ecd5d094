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
