/** Cuts texts into words for the topics of a checkup; the Chinese dictionary is loaded when the first Chinese text comes. */
import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import type { Segment } from '../../core/health/vitals/vitals.ts'

const HAN = /\p{Script=Han}/u
const RUNS = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu
const ONLY_LATIN = /^[\u0000-\u024f]*$/
const LATIN_RUNS = /[a-z0-9\u00df-\u024f]+/g

/** @returns a function that takes normalised texts */
export function createSegment(): Segment {
  let jieba: Jieba | null = null
  return (text) => {
    if (ONLY_LATIN.test(text)) return text.match(LATIN_RUNS) ?? []
    return (text.match(RUNS) ?? []).flatMap((run) => {
      if (!HAN.test(run)) return [run]
      jieba ??= Jieba.withDict(dict)
      return jieba.cut(run, true)
    })
  }
}
