/** The community that an account belongs to: found by name or id, or founded with a charter. */
import { checkCharter } from '../../core/charter/check.ts'
import type { Language } from '../../core/charter/compiled.ts'
import { both } from '../../core/charter/fault.ts'
import { readCharterFile, unreadableFault } from '../charter-file.ts'
import { faultLine } from '../fault-line.ts'
import type { StoppedHouse } from './desk.ts'
import { AccountProblem, noSuchCommunity } from './said.ts'

/** @throws AccountProblem when there is none and no charter to found it with, or the charter has errors. */
export async function communityFor(
  { pipeline, reads }: Pick<StoppedHouse, 'pipeline' | 'reads'>,
  name: string,
  charter: string | null,
): Promise<number> {
  const known = (await reads.listCommunities()).find(
    (row) => row.name === name || String(row.community) === name,
  )
  if (known) return known.community
  if (charter === null) throw new AccountProblem(noSuchCommunity(name))
  const { source, files } = await checked(charter)
  const community = await pipeline.createCommunity({ name })
  await pipeline.publish({ community, source, files, operator: OPERATOR, reason: '' })
  return community
}

/** Who acted, in the ledger. */
export const OPERATOR = 'command-line'

async function checked(file: string) {
  const input = await readCharterFile(file).catch((error: unknown) => {
    throw problemOf([unreadableFault(file, error)])
  })
  const errors = checkCharter(input).faults.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw problemOf(errors)
  return input
}

function problemOf(faults: Parameters<typeof faultLine>[0][]): AccountProblem {
  const say = (language: Language) => faults.map((fault) => faultLine(fault, language)).join('\n')
  return new AccountProblem(
    both(
      `章程有错，没有建立社群：\n${say('zh-CN')}`,
      `The charter has errors, nothing was founded:\n${say('en')}`,
    ),
  )
}
