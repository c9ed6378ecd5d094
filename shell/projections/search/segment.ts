/** Cuts texts into words: Chinese by dictionary, everything else at what is no letter or digit. */
import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import { cut, normalise } from '../../../core/facts/normalise.ts'

/** Words of a longer text are not found; no message that people read is as long. */
const LENGTH_LIMIT = 20_000
const RUNS = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu
const HAN = /^\p{Script=Han}/u

export interface Segmenter {
  /** All words of a message, with the shorter ones inside long Chinese words. */
  readonly ofText: (text: string) => readonly string[]
  /** The words that somebody looks for; each of them has to be found. */
  readonly ofQuery: (text: string) => readonly string[]
}

/** Loads the dictionary, some 70 MB: once a thread. */
export function createSegmenter(): Segmenter {
  const jieba = Jieba.withDict(dict)
  const words = (text: string, ofHan: (run: string) => readonly string[]): readonly string[] =>
    (normalise(cut(text, LENGTH_LIMIT)).match(RUNS) ?? []).flatMap((run) =>
      HAN.test(run) ? ofHan(run) : [run],
    )
  return {
    ofText: (text) => words(text, (run) => jieba.cutForSearch(run, true)),
    ofQuery: (text) => [...new Set(words(text, (run) => jieba.cut(run, true)))],
  }
}
