/**
 * Plays steps in a group that is not real, under one charter: the same engine that decides for real groups, on
 * a copy, with nothing sent.
 */
import type { CompiledCharter } from '../charter/compiled.ts'
import type { PublicationPreview } from '../charter/publish.ts'
import { Engine, type Step } from '../decide/engine.ts'
import { PLATFORM, type PlaygroundScene, type ScenePerson } from './scene.ts'
import { actorOf, incomingOf, removalOf, timeOf, type PlaygroundStep } from './steps.ts'

/** Why a platform would not have let a step happen. */
export type Stopped = 'muted' | 'gone' | 'blocked'

export interface Played {
  readonly at: number
  readonly stopped: Stopped | null
  /** Timers that came due on the way, the step itself, and what followed from it. */
  readonly happened: readonly Step[]
}

export interface PlayOptions {
  readonly zone: string
  /** What publishing this charter changes; null when it is in force already. */
  readonly changes: Pick<PublicationPreview, 'renamed' | 'removed'> | null
  /** Whether a mute or a removal keeps people from going on, as a platform would. */
  readonly enforced: boolean
}

/** Deterministic: the same scene, steps and charter give the same. */
export function play(
  charter: CompiledCharter,
  scene: PlaygroundScene,
  steps: readonly PlaygroundStep[],
  options: PlayOptions,
): readonly Played[] {
  const world = new World(charter, scene, options)
  return steps.map((_, place) => world.step(steps, place))
}

class World {
  readonly #engine: Engine
  readonly #scene: PlaygroundScene
  readonly #options: PlayOptions
  readonly #people: ReadonlyMap<string, ScenePerson>
  readonly #gone = new Map<string, Stopped>()
  #happened: Step[] = []
  #at: number

  constructor(charter: CompiledCharter, scene: PlaygroundScene, options: PlayOptions) {
    this.#scene = scene
    this.#options = options
    this.#at = scene.start.time
    this.#people = new Map(scene.people.map((person) => [person.id, person]))
    for (const { id, outside } of scene.people) if (outside) this.#gone.set(id, 'gone')
    this.#engine = new Engine({
      platform: PLATFORM,
      start: scene.start,
      onStep: (step) => this.#happened.push(step),
    })
    this.#engine.publish(charter, options.changes ?? {})
    this.#engine.advance(scene.start.time)
  }

  step(steps: readonly PlaygroundStep[], place: number): Played {
    this.#happened = []
    const step = steps[place]
    if (step !== undefined) this.#at = timeOf(step, this.#at, this.#options.zone)
    this.#engine.advance(this.#at)
    const actor = actorOf(steps, place)
    const stopped = step === undefined || actor === null ? null : this.#stops(step, actor)
    if (stopped === null && actor !== null) this.#feed(steps, place, actor)
    return { at: this.#at, stopped, happened: this.#happened }
  }

  #feed(steps: readonly PlaygroundStep[], place: number, actor: string): void {
    const incoming = incomingOf(steps, place, this.#at, this.#people.get(actor)?.name)
    if (incoming === null) return
    const kind = steps[place]?.do
    if (kind === 'leave') this.#gone.set(actor, 'gone')
    else if (kind === 'join') this.#gone.delete(actor)
    const done = this.#engine.feed(incoming)
    if (done !== 'duplicate' && this.#options.enforced) this.#enforce(done)
  }

  #stops(step: PlaygroundStep, actor: string): Stopped | null {
    if (!this.#options.enforced) return null
    const gone = this.#gone.get(actor) ?? null
    if (step.do === 'join') return gone === 'blocked' ? gone : null
    if (gone !== null) return gone
    return step.do !== 'leave' && this.#isMuted(actor) ? 'muted' : null
  }

  #isMuted(actor: string): boolean {
    const person = this.#people.get(actor)
    if (person === undefined) return false
    const { mutedUntil } = this.#engine.state.read('membership', this.#scene.group, person.member)
    return mutedUntil > this.#at
  }

  #enforce({ decision }: Step): void {
    for (const { kind, member } of decision.actions) {
      if (kind !== 'remove' && kind !== 'block') continue
      const person = this.#scene.people.find((one) => one.member === member)
      if (person === undefined || this.#gone.has(person.id)) continue
      this.#gone.set(person.id, kind === 'block' ? 'blocked' : 'gone')
      this.#engine.feed(removalOf(person.id, this.#at))
    }
  }
}
