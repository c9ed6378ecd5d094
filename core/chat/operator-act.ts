/**
 * What an operator can do to a community's state: the values of `act` in an `operator.act` event that this
 * version knows. Stored for ever, never renamed; an unknown act is kept and changes nothing.
 */
export type OperatorAct = 'assign-group' | 'give-role' | 'take-role' | 'tag' | 'untag' | 'reset-breaker'
