/** The settings as lines of help, for `--help` and for the guide. */
import type { Language } from '../../core/charter/compiled.ts'
import { SETTINGS, SETTING_KEYS } from './settings.ts'
import type { Setting } from './settings.ts'

/** One line a setting: flag, variable, what it does, what holds without it. */
export function describeSettings(language: Language): string {
  return SETTING_KEYS.map((key) => {
    const { name, variable, isSwitch, fallback, about, onlyVariable }: Setting<unknown> = SETTINGS[key]
    const flag = onlyVariable ? '' : isSwitch ? `--[no-]${name}` : `--${name} …`
    const shown = fallback === null ? '' : [fallback].flat().join(', ')
    const default_ = shown === '' ? '' : ` (${shown})`
    return `  ${flag.padEnd(20)} ${(variable ?? '').padEnd(19)} ${about[language]}${default_}`
  }).join('\n')
}
