/** Plays a task under both charters and says in words what each did. */
import { checkCharter } from '../../../core/charter/check.ts'
import { compileCharter } from '../../../core/charter/compile.ts'
import type { CompiledCharter, Language } from '../../../core/charter/compiled.ts'
import { inLanguage } from '../../../core/charter/localized.ts'
import { previewPublication } from '../../../core/charter/publish.ts'
import type { Step } from '../../../core/decide/engine.ts'
import { subjectOf } from '../../../core/decide/subject.ts'
import { isWelcomeKey, scheduledRule } from '../../../core/decide/timer-keys.ts'
import { explainEvent } from '../../../core/decide/trace.ts'
import { play, type Played, type PlayOptions } from '../../../core/playground/run.ts'
import { quotesOf, wordsOf } from '../../../core/playground/words.ts'
import { traceView } from '../events/traces.ts'
import type {
  CharterSource,
  PlayedAction,
  PlayedEvent,
  PlayedStep,
  PlayedWorld,
  PlaygroundAnswer,
  PlaygroundTask,
} from './task.ts'

/** @throws Error when a charter has faults: whoever asks has checked it. */
export function playTask(task: PlaygroundTask): PlaygroundAnswer {
  const live = compiled(task.live)
  const draft = compiled(task.draft)
  const zone = (draft ?? live)?.timezone ?? 'UTC'
  const options = { zone, enforced: task.enforced }
  const worlds = {
    live: live && world(live, task, { ...options, changes: null }),
    draft: draft && world(draft, task, { ...options, changes: previewPublication(live, draft) }),
  }
  return {
    steps: task.steps.map((_, place): PlayedStep => {
      const one = { live: worlds.live?.[place] ?? null, draft: worlds.draft?.[place] ?? null }
      const view = { live: one.live?.view ?? null, draft: one.draft?.view ?? null }
      return {
        at: one.live?.at ?? one.draft?.at ?? task.scene.start.time,
        ...view,
        same: view.live === null || view.draft === null || alike(view.live, view.draft),
      }
    }),
  }
}

function compiled(charter: CharterSource | null): CompiledCharter | null {
  if (charter === null) return null
  const { source, files, version } = charter
  const { document } = checkCharter({ source, file: 'charter.yaml', files })
  if (document === null) throw new Error('A charter with faults cannot be played.')
  return compileCharter(document, version)
}

function world(charter: CompiledCharter, task: PlaygroundTask, options: PlayOptions) {
  const played = play(charter, task.scene, task.steps, options)
  const said = quotesOf(played.flatMap(({ happened }) => happened))
  const saying = { charter, task, said }
  return played.map((one, place) => {
    const traced = task.traces === null || task.traces.includes(place)
    return { at: one.at, view: viewOf(one, saying, traced) }
  })
}

interface Saying {
  readonly charter: CompiledCharter
  readonly task: PlaygroundTask
  readonly said: ReadonlyMap<number, string>
}

function viewOf({ stopped, happened }: Played, saying: Saying, traced: boolean): PlayedWorld {
  return { stopped, events: happened.map((step) => eventView(step, saying, traced)) }
}

function eventView({ event, decision }: Step, saying: Saying, traced: boolean): PlayedEvent {
  const { charter, task } = saying
  const { language, scene } = task
  const trace = traceView(explainEvent(charter, subjectOf(charter, event), decision), language)
  const titles = titlesOf(charter, language)
  const titled = (rule: string) => titles.get(rule) ?? rule
  const personOf = (member: number | null) =>
    scene.people.find((person) => person.member === member)?.id ?? null
  return {
    now: event.now,
    kind: event.kind,
    timer: event.kind === 'clock.due' ? timerOf(event.data.key) : null,
    outcome: trace.outcome,
    fired: decision.fired.map(({ rule, strike, held }) => ({ rule, title: titled(rule), strike, held })),
    actions: decision.actions.map((action): PlayedAction => {
      const { text, held } = wordsOf(action, charter, scene, saying.said)
      const { kind, rule, amount = null, name = null, member } = action
      return { kind, rule, title: titled(rule), person: personOf(member), text, withheld: held, amount, name }
    }),
    points: decision.entries.map(({ member, amount, rule }) => ({ person: personOf(member), amount, rule })),
    cases: decision.cases.map(({ kind, rule }) => ({ kind, rule })),
    trace: traced ? trace : null,
  }
}

const WELCOME = { 'zh-CN': '欢迎新人', en: 'Welcome' } as const

function titlesOf(charter: CompiledCharter, language: Language): ReadonlyMap<string, string> {
  return new Map([
    ['welcome', WELCOME[language]],
    ...charter.rules.map(({ id, title }) => [id, inLanguage(title, language) || id] as const),
  ])
}

function timerOf(key: string): string {
  return isWelcomeKey(key) ? 'welcome' : (scheduledRule(key) ?? key)
}

/** What was done counts, not why; a timer that did nothing is not worth telling. */
function alike(left: PlayedWorld, right: PlayedWorld): boolean {
  return JSON.stringify(deeds(left)) === JSON.stringify(deeds(right))
}

function deeds({ stopped, events }: PlayedWorld) {
  const done = events
    .map(({ now, actions, points, cases, fired }) => {
      const held = fired.filter((one) => one.held !== null).map(({ rule, held: why }) => [rule, why])
      return { now, actions: actions.map(({ title: _title, ...action }) => action), points, cases, held }
    })
    .filter(
      ({ actions, points, cases, held }) => actions.length + points.length + cases.length + held.length > 0,
    )
  return { stopped, done }
}
