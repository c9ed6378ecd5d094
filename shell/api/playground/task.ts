/** What the playground's thread is asked, and what it answers: plain data only. */
import type { Language } from '../../../core/charter/compiled.ts'
import type { EventKind } from '../../../core/chat/event.ts'
import type { PlaygroundScene } from '../../../core/playground/scene.ts'
import type { PlaygroundStep } from '../../../core/playground/steps.ts'
import type { Stopped } from '../../../core/playground/run.ts'
import type { TraceView } from '../events/trace-view.ts'

export interface CharterSource {
  readonly source: string
  readonly files: Readonly<Record<string, string>>
  readonly version: number
}

export interface PlaygroundTask {
  readonly live: CharterSource | null
  readonly draft: CharterSource | null
  readonly scene: PlaygroundScene
  readonly steps: readonly PlaygroundStep[]
  /** Steps whose traces are wanted; null = all. */
  readonly traces: readonly number[] | null
  readonly language: Language
  /** Whether a mute or a removal keeps people from going on. */
  readonly enforced: boolean
}

export interface PlaygroundAnswer {
  readonly steps: readonly PlayedStep[]
}

export interface PlayedStep {
  readonly at: number
  readonly draft: PlayedWorld | null
  readonly live: PlayedWorld | null
  /** Both charters did the same. */
  readonly same: boolean
}

export interface PlayedWorld {
  /** Why the platform would not have let it happen. */
  readonly stopped: Stopped | null
  readonly events: readonly PlayedEvent[]
}

export interface PlayedEvent {
  readonly now: number
  readonly kind: EventKind
  /** A timer that came due: the rule that set it, or `welcome`. */
  readonly timer: string | null
  readonly outcome: string
  readonly fired: readonly {
    readonly rule: string
    readonly title: string
    readonly strike: number | null
    readonly held: string | null
  }[]
  readonly actions: readonly PlayedAction[]
  readonly points: readonly {
    readonly person: string | null
    readonly amount: number
    readonly rule: string
  }[]
  readonly cases: readonly { readonly kind: string; readonly rule: string | null }[]
  readonly trace: Omit<TraceView, 'instead'> | null
}

export interface PlayedAction {
  readonly kind: string
  readonly rule: string
  readonly title: string
  readonly person: string | null
  readonly text: string | null
  /** Its values advertise together: the text would not be sent. */
  readonly withheld: boolean
  readonly amount: number | null
  readonly name: string | null
}

/** Runs playgrounds off the main thread. */
export interface PlaygroundDesk {
  /** @throws ThreadRefusal */
  readonly play: (task: PlaygroundTask, operator: string) => Promise<PlaygroundAnswer>
}
