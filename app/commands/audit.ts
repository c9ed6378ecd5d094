/** `folkmoot audit verify`: recomputes the hash chain and the state of every community. */
import { both } from '../../core/charter/fault.ts'
import type { Bilingual } from '../../core/charter/fault.ts'
import type { CommunityRow } from '../../core/ports/rows.ts'
import type { ReadStore } from '../../core/ports/store.ts'
import { verifyChain } from '../audit/verify-chain.ts'
import type { ChainAudit, ChainFaultCode } from '../audit/verify-chain.ts'
import { verifyState } from '../audit/verify-state.ts'
import type { StateAudit } from '../audit/verify-state.ts'
import { openReader } from '../storage.ts'
import { runStoreCommand } from '../store-command.ts'

const USAGE = both(
  [
    '用法：folkmoot audit verify [--data 目录] [--json] [--lang zh-CN|en]',
    '重新计算每个社群的哈希链，并由已存的决定重新推出状态。一切相符时退出码为 0，否则为 1。',
  ].join('\n'),
  [
    'Usage: folkmoot audit verify [--data DIR] [--json] [--lang zh-CN|en]',
    'Recomputes the hash chain of every community, and its state from the stored decisions. Exit 0 when all agrees, else 1.',
  ].join('\n'),
)

interface CommunityAudit {
  readonly row: CommunityRow
  readonly chain: ChainAudit
  readonly state: StateAudit | { readonly unreadable: string }
}

/** How many places of one community are named; the rest is counted. */
const MOST_NAMED = 20

/** Exit 0 = everything agrees, 1 = it does not, or nothing could be read, 2 = called wrongly. */
export function run(args: string[]): Promise<number> {
  return runStoreCommand(args, USAGE, async ({ words, storage, json, language }) => {
    if (words.length !== 1 || words[0] !== 'verify') return null
    const read = await openReader(storage)
    try {
      const audits = []
      for (const row of await read.listCommunities()) audits.push(await auditOf(read, row))
      const sound = audits.every(isSound)
      if (json) console.log(JSON.stringify({ ok: sound, communities: audits.map(asJson) }))
      else console.log(audits.map((audit) => report(audit)[language]).join('\n') || none[language])
      return sound ? 0 : 1
    } finally {
      await read.close()
    }
  })
}

async function auditOf(read: ReadStore, row: CommunityRow): Promise<CommunityAudit> {
  const chain = await verifyChain(read, row)
  const state = await verifyState(read, row).catch((error: unknown) => ({
    unreadable: error instanceof Error ? error.message : String(error),
  }))
  return { row, chain, state }
}

function isSound({ chain, state }: CommunityAudit): boolean {
  return chain.faults.length === 0 && 'differing' in state && state.differing.length === 0
}

function asJson({ row, chain, state }: CommunityAudit) {
  const { community, name, head } = row
  const { events, links, contents, faults } = chain
  return {
    community: String(community),
    name,
    head,
    events,
    links,
    contents,
    faults: faults.slice(0, MOST_NAMED),
    faultCount: faults.length,
    state:
      'unreadable' in state
        ? { ok: false, unreadable: state.unreadable }
        : {
            ok: state.differing.length === 0,
            checked: !state.busy,
            records: state.records,
            differing: state.differing.slice(0, MOST_NAMED),
            differingCount: state.differing.length,
          },
  }
}

const none = both('数据库里还没有社群。', 'There is no community in the database yet.')

const FAULTS: Readonly<Record<ChainFaultCode, Bilingual>> = {
  'events-changed': both('事件内容与哈希链不符', 'the events from here on are not those of the hash chain'),
  'events-missing': both('缺少事件，或没有哈希链覆盖', 'events are missing, or no link covers them'),
  'head-differs': both('哈希链的末端与社群记录不符', 'the chain does not end where the community says'),
  'content-changed': both(
    '内容与事件中的哈希不符',
    'the content does not have the hash that its event keeps',
  ),
}

function report({ row, chain, state }: CommunityAudit): Bilingual {
  const { events, links, contents, faults } = chain
  const named = faults.slice(0, MOST_NAMED)
  const more = faults.length - named.length
  const zh = [
    `${faults.length === 0 ? '✓' : '✗'} ${row.name}（${row.community}）：${events} 个事件，${links} 段哈希链，核对了 ${contents} 份内容`,
    ...named.map(({ code, seq }) => `    事件 ${seq}：${FAULTS[code]['zh-CN']}`),
    ...(more > 0 ? [`    另有 ${more} 处`] : []),
    ...stateLines(state).map((line) => line['zh-CN']),
  ]
  const en = [
    `${faults.length === 0 ? '✓' : '✗'} ${row.name} (${row.community}): ${events} events, ${links} links, ${contents} contents compared`,
    ...named.map(({ code, seq }) => `    event ${seq}: ${FAULTS[code].en}`),
    ...(more > 0 ? [`    and ${more} more`] : []),
    ...stateLines(state).map((line) => line.en),
  ]
  return both(zh.join('\n'), en.join('\n'))
}

function stateLines(state: CommunityAudit['state']): readonly Bilingual[] {
  if ('unreadable' in state) {
    return [
      both(
        `  ✗ 无法重新推出状态：${state.unreadable}`,
        `  ✗ the state cannot be derived: ${state.unreadable}`,
      ),
    ]
  }
  if (state.busy) {
    return [
      both(
        '  – 核对期间有新事件，未能核对状态；请停止 Folkmoot 后再试',
        '  – events were decided meanwhile, so the state was not compared; stop Folkmoot and try again',
      ),
    ]
  }
  if (state.differing.length === 0) {
    return [both(`  ✓ ${state.records} 条状态记录相符`, `  ✓ ${state.records} records of state agree`)]
  }
  const places = state.differing.slice(0, MOST_NAMED).map(({ scope, a, b }) => `${scope} ${a} ${b}`)
  return [
    both(
      `  ✗ ${state.records} 条状态记录中有 ${state.differing.length} 条与决定推出的不同：${places.join('、')}`,
      `  ✗ ${state.differing.length} of ${state.records} records of state are not what the decisions left behind: ${places.join(', ')}`,
    ),
  ]
}
