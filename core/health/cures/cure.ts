/** A cure: what a charter can do about a problem, and the pieces that it adds to one. */
import type { Bilingual } from '../../charter/fault.ts'
import type { ProblemId } from '../report.ts'

export interface Cure {
  /** Kept for ever: drafts and links name it. */
  readonly id: string
  /** The problem that it is for in the first place. */
  readonly problem: ProblemId
  readonly title: Bilingual
  /** What it does, for an operator. */
  readonly paragraph: Bilingual
  /** Metrics that it can move, and the share of the lost points that it can win back at most. */
  readonly helps: Readonly<Record<string, number>>
  /** What it adds; null = a later version carries it out. */
  readonly pieces: Pieces | null
}

export interface Pieces {
  readonly words?: readonly WordsPiece[]
  readonly roles?: readonly RolePiece[]
  readonly welcome?: WelcomePiece
  readonly quiet?: QuietPiece
  readonly rules?: readonly RulePiece[]
}

export interface WordsPiece {
  readonly name: string
  readonly remark: Bilingual
  readonly words: Readonly<Record<'zh-CN' | 'en', readonly string[]>>
}

export interface RolePiece {
  readonly name: string
  readonly remark: Bilingual
  readonly duty: Bilingual
}

export interface WelcomePiece {
  readonly remark: Bilingual
  readonly say: Bilingual
}

export interface QuietPiece {
  readonly remark: Bilingual
  readonly from: string
  readonly to: string
}

export interface RulePiece {
  readonly id: string
  /** Stands above it, as a comment. */
  readonly remark: Bilingual
  readonly title: Bilingual
  readonly when: string | { readonly every: string; readonly missed: 'skip' | 'send-late' }
  /** One for all languages, or one a language: then any of them holds. */
  readonly if?: string | Bilingual
  readonly do?: readonly ActPiece[]
  readonly escalate?: { readonly within: string; readonly steps: readonly ActPiece[] }
  readonly cooldown?: { readonly per: 'member' | 'group'; readonly span: string }
  readonly cap?: { readonly per: 'member' | 'group'; readonly 'per-day': number }
}

/** A bare word, or an act with its value; texts and names in both languages. */
export type ActPiece =
  | 'recall'
  | 'warn'
  | 'case'
  | { readonly [Kind in 'say' | 'reply' | 'tell' | 'note']?: Bilingual }
  | { readonly tag: Bilingual }
  | { readonly case: Bilingual }
  | { readonly mute: string }
  | { readonly points: { readonly amount: number; readonly 'per-day': number } }
