/** Checks a charter: every fault with its place in one run, and every difference that it makes by role. */
import { BrokenLines } from './broken-lines.ts'
import { checkActs } from './check-acts.ts'
import { checkCeilings } from './check-ceilings.ts'
import { checkComments } from './check-comments.ts'
import { checkConditions, type ConditionsChecked } from './check-conditions.ts'
import { checkReferences } from './check-references.ts'
import { checkTexts } from './check-texts.ts'
import { readWords, type WordLists } from './check-words.ts'
import type { CharterDocument, Exemption, RoleDifference } from './document.ts'
import { endOf, endsIn } from './fault-span.ts'
import { both, fault, type Fault, type FaultDraft } from './fault.ts'
import { checkForm } from './issues.ts'
import { exemptionsIn, rulesOf } from './reading.ts'
import { CharterText } from './schema.ts'
import { stringOf, toPlain, type Tree } from './tree.ts'
import { parseYaml, type ParsedYaml } from './yaml.ts'

export interface CharterInput {
  readonly source: string
  /** Name of the file, for messages. */
  readonly file: string
  /** Texts of the word lists, by the names that the charter uses for them. */
  readonly files: Readonly<Record<string, string>>
}

export interface CharterChecked {
  /** In reading order. */
  readonly faults: readonly Fault[]
  /** null when there is an error. */
  readonly document: CharterDocument | null
  readonly exemptions: readonly Exemption[]
  readonly differencesByRole: readonly RoleDifference[]
}

const MOST_FAULTS = 500

/** Reads and checks a charter; never throws, whatever the text is. */
export function checkCharter(input: CharterInput): CharterChecked {
  const parsed = parseYaml(input.source)
  const { tree } = parsed
  if (tree?.kind !== 'map') {
    return {
      faults: finish(input, parsed, parsed.faults.length > 0 ? [] : [notACharter(tree)]),
      document: null,
      exemptions: [],
      differencesByRole: [],
    }
  }
  const content = toPlain(tree)
  const words = readWords(tree, input.files)
  const conditions = checkConditions(tree, input.source)
  const faults = finish(input, parsed, [
    ...checkForm(tree, content),
    ...checkReferences(tree),
    ...checkActs(tree),
    ...checkTexts(tree, input.source),
    ...checkCeilings(tree),
    ...checkComments(tree, input.source),
    ...words.faults,
    ...conditions.faults,
  ])
  const exemptions = exemptionsOf(tree, parsed)
  return {
    faults,
    document: faults.some(({ severity }) => severity === 'error')
      ? null
      : documentOf(content, words.lists, conditions),
    exemptions,
    differencesByRole: differencesOf(exemptions, conditions, parsed),
  }
}

function documentOf(content: unknown, words: WordLists, { conditions }: ConditionsChecked): CharterDocument {
  return { content: CharterText.parse(content), words, conditions }
}

const notACharter = (tree: Tree | null) =>
  fault(
    tree?.start ?? 0,
    'not-a-charter',
    both('这不是一份章程', 'this is not a charter'),
    both('章程由字段组成，第一行是 folkmoot: 1', 'A charter is a map of fields and begins with folkmoot: 1'),
  )

/** Places faults, drops what only follows from an error of YAML nearby, and sorts. */
function finish(input: CharterInput, parsed: ParsedYaml, drafts: readonly FaultDraft[]): readonly Fault[] {
  const broken = new BrokenLines(parsed)
  const ends = endsIn(parsed.tree, input.source)
  return [...parsed.faults, ...drafts.filter((draft) => !broken.explain(draft))]
    .toSorted((a, b) => a.offset - b.offset)
    .filter((draft, index, all) => !isRepeated(draft, all[index - 1]))
    .slice(0, MOST_FAULTS)
    .map(({ offset, length, ...draft }) => {
      const end = length ? offset + length : endOf(input.source, ends, offset)
      const { line: endLine, column: endColumn } = parsed.place(end)
      return { file: input.file, ...parsed.place(offset), endLine, endColumn, ...draft }
    })
}

function isRepeated(draft: FaultDraft, before: FaultDraft | undefined): boolean {
  return (
    before !== undefined &&
    before.offset === draft.offset &&
    before.code === draft.code &&
    before.message.en === draft.message.en
  )
}

function exemptionsOf(tree: Tree, { place }: ParsedYaml): readonly Exemption[] {
  return rulesOf(tree).flatMap(({ node, id, index }) =>
    exemptionsIn(node).flatMap((exemption) => {
      const role = stringOf(exemption.role)
      if (role === null) return []
      const because = stringOf(exemption.because) ?? ''
      return [{ rule: id ?? `#${index}`, role, because, ...place(exemption.node.start) }]
    }),
  )
}

function differencesOf(
  exemptions: readonly Exemption[],
  { byRole }: ConditionsChecked,
  { place }: ParsedYaml,
): readonly RoleDifference[] {
  return [
    ...exemptions.map(({ rule, role, because, line, column }): RoleDifference => {
      return { rule, kind: 'exemption', role, source: because, line, column }
    }),
    ...byRole.map(({ rule, source, offset }): RoleDifference => {
      return { rule, kind: 'condition', role: null, source, ...place(offset) }
    }),
  ]
}
