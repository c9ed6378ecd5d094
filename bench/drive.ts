/** Feeds a pipeline flat out, or at a fixed rate whatever it manages, and watches the clock. */
import { setTimeout as sleep } from 'node:timers/promises'
import { deliveriesOf } from './rig.ts'
import type { Rig } from './rig.ts'
import type { BenchMessage } from './workload.ts'

export interface Drive {
  readonly events: number
  readonly perSecond: number
  /** CPU of the whole process. */
  readonly cpuMs: number
  readonly p50Ms: number
  readonly p99Ms: number
}

const SLICE = 1_280
const IN_FLIGHT = 16_384

/** As fast as commits come back, with a bounded number of events on their way. */
export async function flatOut(
  rig: Rig,
  messages: readonly BenchMessage[],
  inFlight = IN_FLIGHT,
): Promise<Drive> {
  const watch = startWatch(messages.length)
  let flying = 0
  let next = 0
  const done = Promise.withResolvers<void>()
  const send = (): void => {
    while (next < messages.length && flying < inFlight) {
      const slice = messages.slice(next, next + SLICE)
      next += slice.length
      flying += slice.length
      const sent = performance.now()
      for (const delivery of deliveriesOf(rig.homes, slice, Date.now())) {
        rig.pipeline.deliver(delivery).then(() => {
          watch.add(performance.now() - sent, delivery.events.length)
          flying -= delivery.events.length
          send()
        }, done.reject)
      }
    }
    if (flying === 0 && next === messages.length) done.resolve()
  }
  send()
  await done.promise
  return watch.stop()
}

/** `rate` events a second; an event's time runs from the moment at which it was to be sent. */
export async function atRate(rig: Rig, messages: readonly BenchMessage[], rate: number): Promise<Drive> {
  const watch = startWatch(messages.length)
  const started = performance.now()
  const flights: Promise<unknown>[] = []
  let next = 0
  while (next < messages.length) {
    const due = Math.min(messages.length, Math.floor(((performance.now() - started) / 1_000) * rate) + 1)
    if (due > next) {
      const slice = messages.slice(next, due)
      const planned = started + (next / rate) * 1_000
      next = due
      for (const delivery of deliveriesOf(rig.homes, slice, Date.now())) {
        flights.push(
          rig.pipeline
            .deliver(delivery)
            .then(() => watch.add(performance.now() - planned, delivery.events.length)),
        )
      }
    }
    await sleep(1)
  }
  await Promise.all(flights)
  return watch.stop()
}

function startWatch(events: number) {
  const times: { ms: number; count: number }[] = []
  const started = performance.now()
  const cpu = process.cpuUsage()
  return {
    add: (ms: number, count: number): void => {
      times.push({ ms, count })
    },
    stop: (): Drive => {
      const seconds = (performance.now() - started) / 1_000
      const used = process.cpuUsage(cpu)
      times.sort((a, b) => a.ms - b.ms)
      return {
        events,
        perSecond: Math.round(events / seconds),
        cpuMs: round((used.user + used.system) / 1_000 / events, 4),
        p50Ms: round(percentile(times, events * 0.5), 2),
        p99Ms: round(percentile(times, events * 0.99), 2),
      }
    },
  }
}

function percentile(
  times: readonly { readonly ms: number; readonly count: number }[],
  place: number,
): number {
  let passed = 0
  for (const { ms, count } of times) {
    passed += count
    if (passed >= place) return ms
  }
  return times.at(-1)?.ms ?? 0
}

export function round(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
