/** Timers by key: what each one is for. Keys are stored, so their spelling stays. */

const SCHEDULE = 'schedule:'
const WELCOME = 'welcome:'

/** Timer of a rule's next occurrence; with a group, of the rule in that group. */
export function scheduleKey(rule: string, group: number | null): string {
  return group === null ? `${SCHEDULE}${rule}` : `${SCHEDULE}${rule}:${group}`
}

/** The rule that a timer belongs to; null for other timers. Ids of rules hold no colon. */
export function scheduledRule(key: string): string | null {
  return key.startsWith(SCHEDULE) ? (key.slice(SCHEDULE.length).split(':')[0] ?? null) : null
}

export function welcomeKey(group: number): string {
  return `${WELCOME}${group}`
}

export function isWelcomeKey(key: string): boolean {
  return key.startsWith(WELCOME)
}
