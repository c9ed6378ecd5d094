/** Lets the people of a script act in their room: the opening by the clock, then talk, then quietly on. */
import type { Room } from '../../connectors/room/room.ts'
import { createRandom } from './random.ts'
import type { Random } from './random.ts'
import type { Beat, Conversation, DemoScript } from './script.ts'

export interface Stage {
  readonly script: DemoScript
  readonly room: Room
}

export interface PlayerOptions {
  readonly stages: readonly Stage[]
  readonly seed: number
  /** False after a restart: no opening, and the quiet pace from the start. */
  readonly fromStart: boolean
  readonly onFault: (error: unknown) => void
}

/** Milliseconds: mean time between two lines over all stages, lively and then quiet. */
const LIVELY = 700
const QUIET = 25_000
const LIVELY_FOR = 180_000
const OPENING_ENDS = 15_000

/** Starts to play; the returned function stops it at once. */
export function playDemo({ stages, seed, fromStart, onFault }: PlayerOptions): () => void {
  const random = createRandom(seed)
  const timers = new Set<NodeJS.Timeout>()
  let stopped = false
  const later = (wait: number, act: () => Promise<unknown>) => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      act().catch(onFault)
    }, wait)
    timers.add(timer)
  }
  const said = new Map<string, string>()
  if (fromStart) {
    for (const stage of stages) {
      for (const beat of stage.script.opening) later(beat.at, () => playBeat(stage, beat, said))
    }
  }
  const began = Date.now()
  const lines = stages.map((stage) => ({ stage, next: linesOf(stage.script, random) }))
  const talk = () => {
    if (stopped) return
    const elapsed = Date.now() - began
    const mean = fromStart && elapsed < LIVELY_FOR ? LIVELY : QUIET
    const { stage, next } = random.pick(lines)
    const { group, who, text } = next()
    later(0, () => stage.room.post(group, who, text))
    later(mean * (0.5 + random.next()), () => Promise.resolve(talk()))
  }
  later(fromStart ? OPENING_ENDS / 3 : QUIET, () => Promise.resolve(talk()))
  return () => {
    stopped = true
    for (const timer of timers) clearTimeout(timer)
    timers.clear()
  }
}

async function playBeat({ room }: Stage, beat: Beat, said: Map<string, string>): Promise<void> {
  switch (beat.do) {
    case 'join':
      return room.join(beat.group, { id: beat.id, name: beat.name })
    case 'say': {
      const { native } = await room.post(beat.group, beat.who, beat.text)
      said.set(`${beat.group}/${beat.who}`, native)
      return
    }
    case 'react': {
      const native = said.get(`${beat.group}/${beat.to}`)
      if (native !== undefined) await room.react(beat.group, beat.who, native, beat.emoji)
    }
  }
}

/** Endless lines: conversations in random order, each spoken by people of its group. */
function linesOf(script: DemoScript, random: Random) {
  let waiting: { group: string; who: string; text: string }[] = []
  return () => {
    if (waiting.length === 0)
      waiting = random.shuffle(script.talk).flatMap((one) => cast(script, one, random))
    const line = waiting.shift()
    if (line === undefined) throw new Error(`The demo ${script.id} has nothing to say.`)
    return line
  }
}

/** Who asks first is a plain member; who misbehaved in the opening keeps quiet. */
function cast(script: DemoScript, { group, lines }: Conversation, random: Random) {
  const here = script.groups.find(({ native }) => native === group)?.people ?? []
  const noisy = new Set(script.noisy)
  const officials = new Set(script.people.filter(({ role }) => role !== undefined).map(({ id }) => id))
  const speakers = random.shuffle(here.filter((id) => !noisy.has(id)))
  const first = speakers.findIndex((id) => !officials.has(id))
  if (first > 0) speakers.unshift(...speakers.splice(first, 1))
  return lines.map(([speaker, text]) => ({ group, who: speakers[speaker] ?? speakers[0] ?? '', text }))
}
