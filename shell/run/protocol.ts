/** What crosses between the pipeline's thread and the one that uses it. Always arrays, never one by one. */
import { Conflict, Fenced } from '../../core/ports/store.ts'
import type { Committed, Pipeline } from '../../core/ports/pipeline.ts'
import type { Delivered, Outcome } from '../../core/ports/connector.ts'

type Listening = 'onCommitted' | 'pause' | 'resume'
export type Method = Exclude<keyof Pipeline, Listening>

export type Request =
  | { readonly id: number; readonly method: Method; readonly args: readonly unknown[] }
  | { readonly id: 0; readonly method: 'pause' | 'resume'; readonly args: readonly string[] }

export interface Failure {
  readonly name: string
  readonly message: string
  readonly community: number | null
}

export type Reply =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly outcomes: PackedOutcomes }
  | { readonly id: number; readonly failure: Failure }

export interface FromThread {
  readonly replies: readonly Reply[]
  readonly committed: readonly Committed[]
  /** Sent once, when the store is open and deliveries are welcome, or with why it is not. */
  readonly ready?: true | Failure
}

/** Outcomes as numbers, because a thousand small objects cost more to clone than to build. */
export interface PackedOutcomes {
  /** Above zero: the sequence number; zero: a duplicate; below: refused, for reason -n - 1. */
  readonly codes: Float64Array
  readonly reasons: readonly string[]
}

export function packOutcomes({ outcomes }: Delivered): PackedOutcomes {
  const reasons: string[] = []
  const codes = new Float64Array(outcomes.length)
  outcomes.forEach((outcome, index) => {
    if (outcome.status === 'appended') codes[index] = outcome.seq
    else if (outcome.status === 'refused') codes[index] = -1 - placeOf(reasons, outcome.reason)
  })
  return { codes, reasons }
}

export function unpackOutcomes({ codes, reasons }: PackedOutcomes): Delivered {
  return { outcomes: Array.from(codes, (code) => outcomeOf(code, reasons)) }
}

function placeOf(reasons: string[], reason: string): number {
  const place = reasons.indexOf(reason)
  return place === -1 ? reasons.push(reason) - 1 : place
}

const DUPLICATE: Outcome = { status: 'duplicate' }

function outcomeOf(code: number, reasons: readonly string[]): Outcome {
  if (code > 0) return { status: 'appended', seq: code }
  if (code === 0) return DUPLICATE
  return { status: 'refused', reason: reasons[-1 - code] ?? 'unknown' }
}

export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), community: null }
  return {
    name: error.name,
    message: error.message,
    community: error instanceof Fenced ? error.community : null,
  }
}

export function errorOf({ name, message, community }: Failure): Error {
  if (community !== null) return new Fenced(community)
  if (name === 'Conflict') return new Conflict(message)
  const error = new Error(message)
  error.name = name
  return error
}
