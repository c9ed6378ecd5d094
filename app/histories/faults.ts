/** Why a history cannot be read on, as the console says it. */
import type { HistoryFault } from '../../core/ports/histories.ts'
import { describeFault, ImportError } from '../../core/ports/import.ts'

/**
 * @param name of the file, as the operator knows it
 * @param path where it lies
 */
export function faultOf(error: unknown, name: string, path: string): HistoryFault {
  if (!(error instanceof ImportError)) return { code: 'unexpected', place: {}, texts: UNEXPECTED }
  // Of an entry in an archive its own path is told as well.
  const inside = error.fault.file.startsWith(`${path}/`) ? error.fault.file.slice(path.length) : ''
  const fault = { ...error.fault, file: `${name}${inside}` }
  const { code, place } = fault
  if (code === 'too-many-broken') return { code, place, texts: TOO_MANY_BROKEN }
  const { expected } = fault
  if (code === 'unknown-format' || code === 'nested' || code === 'bomb') {
    return { code, place: {}, texts: { en: sentence(expected.en), 'zh-CN': `${expected['zh-CN']}。` } }
  }
  return {
    code,
    place,
    texts: { en: describeFault(fault, 'en'), 'zh-CN': describeFault(fault, 'zh-CN') },
  }
}

const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`

const TOO_MANY_BROKEN = {
  en: 'More than 1 % of its records cannot be read, so this is perhaps not the file that you meant. Make sure that it is sound, or start again and skip what is broken.',
  'zh-CN':
    '超过 1% 的记录读不出来，可能不是你想要的那个文件。请确认文件完好；也可以重新开始，并跳过坏的记录。',
}

const UNEXPECTED = {
  en: 'Something went wrong inside Folkmoot. What was archived before is kept: start it again.',
  'zh-CN': '程序内部出了错。已经归档的内容都保留着，可以重新开始。',
}

/** The process ended amid it. */
export const CUT: HistoryFault = {
  code: 'cut',
  place: {},
  texts: {
    en: 'Folkmoot ended before it had read all of it. What was archived is kept: start it again, and nothing is taken twice.',
    'zh-CN': '还没读完，Folkmoot 就停止了。已经归档的内容都在：重新开始即可，不会重复。',
  },
}

/** The pipeline took nothing in. */
export const NOT_TAKEN: HistoryFault = {
  code: 'not-taken',
  place: {},
  texts: {
    en: 'Folkmoot takes nothing in just now, perhaps because the disk is nearly full. Make room, then start it again.',
    'zh-CN': 'Folkmoot 目前暂停接收，可能是磁盘快满了。请腾出空间后重新开始。',
  },
}
