/** A fault of the configuration, in the words of both languages. */
import type { Language } from '../../core/charter/compiled.ts'

export interface SettingFault {
  /** Where the value stood: `--port`, `PORT`, `folkmoot.yaml:3:7`. */
  readonly place: string
  readonly message: Readonly<Record<Language, string>>
}

/** All faults as lines for a terminal, Chinese and English. */
export function describeFaults(faults: readonly SettingFault[]): string {
  const lines = faults.flatMap(({ place, message }) => [
    `  ${place}: ${message['zh-CN']}`,
    `  ${place}: ${message.en}`,
  ])
  const count = faults.length
  return [
    `配置有 ${count} 处错误，没有启动：`,
    `The configuration has ${count} ${count === 1 ? 'fault' : 'faults'}, nothing was started:`,
    ...lines,
  ].join('\n')
}
