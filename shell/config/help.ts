/** The settings as lines of help, for `--help` and for the guide. */
import type { Language } from '../../core/charter/compiled.ts'
import { SETTINGS, SETTING_KEYS } from './settings.ts'
import type { Setting } from './settings.ts'

/** One line a setting: flag, variable, what it does, what holds without it. */
export function describeSettings(language: Language): string {
  return SETTING_KEYS.map((key) => {
    const { name, variable, isSwitch, fallback, about, onlyVariable }: Setting<unknown> = SETTINGS[key]
    const flag = onlyVariable ? '' : isSwitch ? `--[no-]${name}` : `--${name} …`
    const default_ = isWord(fallback) ? ` (${fallback})` : ''
    return `  ${flag.padEnd(20)} ${(variable ?? '').padEnd(19)} ${about[language]}${default_}`
  }).join('\n')
}

/** A list that is empty, or nothing at all, needs no mention. */
function isWord(fallback: unknown): fallback is string | number | boolean {
  return typeof fallback === 'string' || typeof fallback === 'number' || typeof fallback === 'boolean'
}
