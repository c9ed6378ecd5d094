/** Texts as the ledger keeps them: which template, with which numbers and words of the charter. */
import type { TextRef } from '../chat/action.ts'
import type { MemberId } from '../chat/ids.ts'
import { lookUp } from './dictionary.ts'
import type { Scene } from './scene.ts'

export interface TextNumbers {
  readonly strike?: number | null
  /** How many arrivals a welcome greets. */
  readonly count?: number
}

/** Only what the template names is put in; names of people are filled in when it is rendered. */
export function textRef(
  scene: Scene,
  template: string,
  numbers: TextNumbers,
  members?: readonly MemberId[],
): TextRef {
  const params: Record<string, string | number> = {}
  for (const name of scene.index.placeholders.get(template) ?? []) {
    const value = valueOf(scene, name, numbers)
    if (value !== null && value !== undefined) params[name] = value
  }
  return { template, params, ...(members === undefined ? {} : { members }) }
}

function valueOf(scene: Scene, name: string, numbers: TextNumbers): string | number | null | undefined {
  switch (name) {
    case 'strike':
      return numbers.strike
    case 'count':
      return numbers.count
    case 'member.points':
      return scene.member.points
    case 'member.messages':
      return scene.member.messages
    default:
      return name.startsWith('group.') ? lookUp(scene.group.values, name.slice('group.'.length)) : null
  }
}
