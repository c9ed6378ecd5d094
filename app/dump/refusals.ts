/** Why a dump is not loaded; in every case nothing was changed. */
import { StoreRefusal } from '../../shell/store/refusal.ts'

export function broken(file: string, en: string, zh: string): StoreRefusal {
  return new StoreRefusal('damaged', {
    en: `${file} is damaged: ${en}. Use another dump; nothing was loaded.`,
    'zh-CN': `${file} 已损坏：${zh}。请换一份导出文件；没有导入任何内容。`,
  })
}

export function noDump(file: string): StoreRefusal {
  return new StoreRefusal('not-folkmoot', {
    en: `${file} is no dump of Folkmoot. Make one with \`folkmoot dump FILE\`; a copy made by \`folkmoot backup\` goes back with \`folkmoot restore\`.`,
    'zh-CN': `${file} 不是 Folkmoot 的导出文件。请用 \`folkmoot dump 文件\` 导出；\`folkmoot backup\` 做的备份要用 \`folkmoot restore\` 恢复。`,
  })
}

export function newerDump(file: string, folkmoot: string): StoreRefusal {
  return new StoreRefusal('newer', {
    en: `${file} was written by a newer Folkmoot (${folkmoot}). Install that version, then load it.`,
    'zh-CN': `${file} 由更新版本的 Folkmoot（${folkmoot}）导出。请先安装该版本再导入。`,
  })
}

export function missingDump(file: string): StoreRefusal {
  return new StoreRefusal('missing', {
    en: `There is no file ${file}.`,
    'zh-CN': `找不到文件 ${file}。`,
  })
}
