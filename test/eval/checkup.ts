/** How often the checkup's detectors err on labelled messages, beside what `core/health/error-rates.ts` says. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Incoming } from '../../core/chat/incoming.ts'
import { PROMOTION_EN, PROMOTION_ZH, QUESTION_EN, QUESTION_ZH } from '../../core/health/error-rates.ts'
import { isPromotion } from '../../core/health/fairness/promotion.ts'
import type { MessageSeen } from '../../core/health/observation.ts'
import { Observer } from '../../core/health/observer.ts'
import type { Estimate } from '../../core/health/report.ts'
import type { Outcome, Section } from './section.ts'

/** A figure may differ by so much from what is written down. */
const MAY_DIFFER = 0.02
const HEAD = [
  'detector',
  'messages',
  'of these',
  'precision',
  'recall',
  'false alarms',
  'written: precision',
  'recall',
]

export const checkup: Section = {
  name: 'checkup',
  run: async (folder) => {
    const outcomes = DETECTORS.map((detector) => measured(detector, folder))
    const rows = outcomes.flatMap(({ rows: each }) => each)
    return rows.length === 0 ? null : { head: HEAD, rows, wrong: outcomes.flatMap(({ wrong }) => wrong) }
  },
}

interface Labelled {
  readonly label: string
  readonly lang: string
  readonly source: string
  readonly text: string
}

interface Detector {
  readonly name: string
  readonly files: readonly string[]
  readonly counts: (row: Labelled) => boolean
  readonly positive: string
  readonly says: (seen: MessageSeen) => boolean
  readonly written: Estimate
}

/** Ads of a messenger, of phones and of live chats; what companies send their customers is called ham there. */
const CHINESE_SOURCES = new Set(['zh_telegram', 'zh_sms80w', 'zh_livestream'])

const DETECTORS: readonly Detector[] = [
  {
    name: 'questions, English (NPS Chat)',
    files: ['qa/question_nps_train.tsv.gz', 'qa/question_nps_dev.tsv.gz'],
    counts: () => true,
    positive: 'question',
    says: ({ facts }) => facts.question,
    written: QUESTION_EN,
  },
  {
    name: 'questions, Chinese, marks taken off',
    files: ['qa/question_zh_distant.tsv.gz'],
    counts: () => true,
    positive: 'question',
    says: ({ facts }) => facts.question,
    written: QUESTION_ZH,
  },
  {
    name: 'promotion, Chinese',
    files: ['spam/dev.tsv.gz'],
    counts: ({ source }) => CHINESE_SOURCES.has(source),
    positive: 'spam',
    says: isPromotion,
    written: PROMOTION_ZH,
  },
  {
    name: 'promotion, English, with chat',
    files: ['spam/dev.tsv.gz', 'spam/ham_chat_presumed_train.tsv.gz'],
    counts: ({ lang }) => lang === 'en',
    positive: 'spam',
    says: isPromotion,
    written: PROMOTION_EN,
  },
]

function measured(
  { name, files, counts, positive, says, written }: Detector,
  folder: string,
): Omit<Outcome, 'head'> {
  const paths = files.map((file) => join(folder, file))
  if (!paths.every(existsSync)) return { rows: [], wrong: [] }
  const rows = paths.flatMap(read).filter(counts)
  const observer = new Observer('UTC')
  let [hits, alarms, missed] = [0, 0, 0]
  for (const { label, text } of rows) {
    const seen = observer.see(messageOf(text), { file: '', place: 0 })
    const said = seen?.kind === 'message' && says(seen)
    if (label === positive) {
      if (said) hits++
      else missed++
    } else if (said) alarms++
  }
  const precision = hits / (hits + alarms)
  const recall = hits / (hits + missed)
  const wrong = (
    [
      ['precision', precision],
      ['recall', recall],
    ] as const
  )
    .filter(([what, value]) => Math.abs(value - written[what]) > MAY_DIFFER)
    .map(([what, value]) => `${name}: ${what} is ${value.toFixed(3)}, error-rates.ts says ${written[what]}`)
  const cells = [precision, recall, alarms / (rows.length - hits - missed)].map((value) => value.toFixed(4))
  const told = [written.precision, written.recall].map(String)
  return { rows: [[name, String(rows.length), String(hits + missed), ...cells, ...told]], wrong }
}

/** Tables with a line of names. */
function read(path: string): readonly Labelled[] {
  const [head = '', ...lines] = gunzipSync(readFileSync(path)).toString('utf8').split('\n')
  const names = head.split('\t')
  return lines.filter(Boolean).map((line) => {
    const cells = line.split('\t')
    const cell = (name: string) => cells[names.indexOf(name)] ?? ''
    return { label: cell('label'), lang: cell('lang'), source: cell('source'), text: cell('text') }
  })
}

function messageOf(text: string): Incoming {
  return {
    kind: 'message.sent',
    at: 0,
    source: 'import',
    group: { native: 'g', name: 'g' },
    person: { native: 'p', name: 'p' },
    data: {},
    content: { parts: [{ type: 'text', text }] },
  }
}
