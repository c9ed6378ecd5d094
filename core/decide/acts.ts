/** Turns the acts of a rule into actions, entries and cases, and holds back what may not be done now. */
import { SANCTIONS, type Action, type ActionKind } from '../chat/action.ts'
import type { Act, CompiledRule } from '../charter/compiled.ts'
import { ceilingOn, reportCeiling, spend } from './ceilings.ts'
import type { CaseDraft, Fired, Held } from './decision.ts'
import { lookUp } from './dictionary.ts'
import type { DecisionDraft } from './draft.ts'
import { today, traces } from './holds.ts'
import { isQuiet } from './quiet.ts'
import { ruleKey, type Scene } from './scene.ts'
import { textRef } from './text-ref.ts'

const HOUR = 3_600_000
const TALK_LIVES = HOUR
const ACT_LIVES = 24 * HOUR

/** Held back when an event is old: by now it would only disturb. */
const TALKS: ReadonlySet<ActionKind> = new Set<ActionKind>(['say', 'reply', 'tell', 'webhook'])
/** Held back in quiet hours: what the whole group would hear. A warning concerns someone who is awake. */
const HEARD_BY_ALL: ReadonlySet<ActionKind> = new Set<ActionKind>(['say', 'reply'])
const ABOUT_MESSAGE: ReadonlySet<ActionKind> = new Set<ActionKind>(['reply', 'recall', 'warn'])
const SPEAKS: ReadonlySet<ActionKind> = new Set<ActionKind>(['say', 'reply', 'tell', 'warn'])

/** Carries out what may be done of a rule's acts. */
export function carryOut(
  scene: Scene,
  rule: CompiledRule,
  acts: readonly Act[],
  strike: number | null,
  draft: DecisionDraft,
): Fired {
  let why: Held | null = null
  let done = 0
  let punished: ActionKind | null = null
  let wordless = false
  for (const act of acts) {
    const reason = whyNot(scene, rule, act, draft)
    if (reason === null) {
      perform(scene, rule, act, strike, draft)
      done++
      if (SANCTIONS.has(act.kind)) punished ??= act.kind
      continue
    }
    why ??= reason
    if (reason === 'ceiling') {
      reportCeiling(scene, rule.id, draft)
      // A warning that nobody hears counts: who goes on meets the next step.
      wordless ||= act.kind === 'warn'
    } else if (SANCTIONS.has(act.kind)) openInstead(scene, rule, reason, draft)
  }
  if (punished !== null && scene.role !== 'member') draft.actions.push(publicNote(scene, rule, punished))
  if (done === 0 && why !== null && !wordless) return { rule: rule.id, strike: null, held: why }
  return {
    rule: rule.id,
    strike: punished === null && why === 'late' ? null : strike,
    held: why,
    ...(why === null ? {} : { partly: true as const }),
    ...traces(scene, rule),
  }
}

function whyNot(
  scene: Scene,
  rule: CompiledRule,
  { kind, template }: Act,
  draft: DecisionDraft,
): Held | null {
  if (isLateHere(scene) && (TALKS.has(kind) || SANCTIONS.has(kind))) return 'late'
  if ((kind === 'remove' || kind === 'block') && isLastAdmin(scene)) return 'protected'
  if (HEARD_BY_ALL.has(kind) && !rule.inQuietHours && isQuiet(scene.charter, scene.clock)) return 'quiet'
  return SPEAKS.has(kind) ? ceilingOn(scene, kind, template, draft) : null
}

/** A schedule that was missed has already been asked whether it may be late. */
function isLateHere(scene: Scene): boolean {
  return scene.late && scene.on !== 'schedule'
}

/** Someone has to be left who can administer the group. */
function isLastAdmin({ event, group, platformRole }: Scene): boolean {
  if (platformRole === 'member' || event.member === null) return false
  return !group.admins.some((admin) => admin !== event.member)
}

function openInstead(scene: Scene, rule: CompiledRule, reason: Held, draft: DecisionDraft): void {
  const { group, member } = scene.event
  const key = reason === 'late' ? `late:${rule.id}:${group}` : `protected:${rule.id}:${group}:${member}`
  openOnce(draft, caseOf(scene, rule, key, reason === 'late' ? 'late-sanction' : 'protected'))
}

function openOnce(draft: DecisionDraft, opened: CaseDraft): void {
  if (!draft.cases.some(({ key }) => key === opened.key)) draft.cases.push(opened)
}

function caseOf(scene: Scene, rule: CompiledRule, key: string, kind: string): CaseDraft {
  const { group, member, seq } = scene.event
  return { key, kind, rule: rule.id, group, member, message: seq }
}

/** Acts inside Folkmoot become entries and cases; all others become actions. */
function perform(
  scene: Scene,
  rule: CompiledRule,
  act: Act,
  strike: number | null,
  draft: DecisionDraft,
): void {
  const { group, member } = scene.event
  if (act.kind === 'points') awardPoints(scene, rule, act, draft)
  else if (act.kind === 'case') {
    const kind = act.name ?? 'rule'
    openOnce(draft, caseOf(scene, rule, `${kind}:${rule.id}:${group}:${member}`, kind))
  } else {
    const action = actionOf(scene, rule, act, strike)
    // What is said was let through above; a sanction is carried out in any case, if need be in silence.
    const silent = action.text !== null && ceilingOn(scene, act.kind, act.template, draft) !== null
    if (silent) reportCeiling(scene, rule.id, draft)
    else if (SPEAKS.has(act.kind) || action.text !== null) spend(scene, act.kind, act.template, draft)
    addAction(draft, silent ? { ...action, text: null } : action)
  }
}

/** Two rules do not recall one message twice; of two mutes the longer one holds. */
function addAction({ actions }: DecisionDraft, action: Action): void {
  const same = SANCTIONS.has(action.kind) && action.kind !== 'warn'
  const place = same ? actions.findIndex(({ kind }) => kind === action.kind) : -1
  if (place < 0) actions.push(action)
  else if ((action.amount ?? 0) > (actions[place]?.amount ?? 0)) actions[place] = action
}

function actionOf(scene: Scene, rule: CompiledRule, act: Act, strike: number | null): Action {
  const { event, clock } = scene
  const talks = SPEAKS.has(act.kind)
  const aboutMessage =
    ABOUT_MESSAGE.has(act.kind) && (event.kind === 'message.sent' || event.kind === 'message.edited')
  return {
    kind: act.kind,
    rule: rule.id,
    group: event.group,
    member: event.member,
    message: aboutMessage ? event.seq : null,
    text: act.template === null ? null : textRef(scene, act.template, { strike }),
    ...(act.amount === null ? {} : { amount: act.amount }),
    ...(act.name === null ? {} : { name: act.name }),
    expires: clock + (talks ? TALK_LIVES : ACT_LIVES),
  }
}

/** What befalls an owner or a manager is put where members can see it. */
function publicNote(scene: Scene, rule: CompiledRule, kind: ActionKind): Action {
  const { group, member } = scene.event
  return {
    kind: 'note',
    rule: rule.id,
    group,
    member,
    message: null,
    text: null,
    name: kind,
    expires: scene.clock + ACT_LIVES,
  }
}

function awardPoints(scene: Scene, rule: CompiledRule, act: Act, draft: DecisionDraft): void {
  const { member } = scene.event
  const amount = act.amount ?? 0
  if (member === null || amount === 0) return
  if (act.perDay === null || amount < 0) {
    draft.entries.push({ member, amount, rule: rule.id })
    return
  }
  const day = today(scene)
  const got = lookUp(scene.member.daily, ruleKey(scene.community, rule.id))
  const room = act.perDay - (got !== undefined && got[0] === day ? got[1] : 0)
  if (room > 0) draft.entries.push({ member, amount: Math.min(amount, room), rule: rule.id, day })
}
