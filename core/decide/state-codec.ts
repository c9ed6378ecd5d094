/**
 * State records as the store keeps them: short JSON arrays, the layout's version first. Older layouts are
 * brought up in `decodeState` and nowhere else.
 */
import { asList } from './json.ts'
import { emptyRecord } from './records.ts'
import type { Records, Scope } from './state.ts'

const LAYOUT = 1

type Fields = { readonly [S in Scope]: readonly (keyof Records[S])[] }

/** Order of a record's fields. Append only: what a stored record lacks reads as empty. */
const FIELDS: Fields = {
  community: ['time', 'charter', 'watch', 'rules', 'caps', 'cooldowns', 'aliases', 'ids'],
  group: [
    'kind',
    'size',
    'values',
    'dissolved',
    'messages',
    'joins',
    'cooldowns',
    'caps',
    'hits',
    'arrivals',
    'unassigned',
    'admins',
    'reported',
    'said',
    'calls',
  ],
  member: [
    'messages',
    'first',
    'last',
    'points',
    'everywhere',
    'daily',
    'roles',
    'tags',
    'violations',
    'fired',
    'strikes',
    'cooldowns',
    'caps',
    'sanctions',
    'told',
  ],
  membership: ['role', 'present', 'joined', 'messages', 'mutedUntil', 'welcomed'],
  text: ['last', 'seen'],
  roster: ['groups', 'merged'],
}

/** Equal records give equal texts. Empty fields are 0 and cost two characters, none at the end. */
export function encodeState<S extends Scope>(scope: S, record: Readonly<Records[S]>): string {
  const fields = FIELDS[scope]
  let json = `[${LAYOUT}`
  let gap = ''
  for (let i = 0; i < fields.length; i++) {
    const value: unknown = record[fields[i]!]
    if (isEmpty(value)) {
      gap += ',0'
      continue
    }
    json += `${gap},${pack(value)}`
    gap = ''
  }
  return `${json}]`
}

/** @throws Error when the text is not a record of this or an older layout. */
export function decodeState<S extends Scope>(scope: S, text: string): Records[S] {
  const items = asList(JSON.parse(text))
  if (items[0] !== LAYOUT) {
    throw new Error(`A stored ${scope} has layout ${String(items[0])}; this Folkmoot reads up to ${LAYOUT}.`)
  }
  const record = emptyRecord(scope)
  const fields = FIELDS[scope]
  for (let i = 0; i < fields.length; i++) {
    const value = items[i + 1]
    if (value === undefined || value === 0) continue
    Object.assign(record, { [fields[i]!]: value === 1 && isFlag(record[fields[i]!]) ? true : value })
  }
  return record
}

function isFlag(value: unknown): boolean {
  return typeof value === 'boolean'
}

function isEmpty(value: unknown): boolean {
  if (value === 0 || value === null || value === false || value === 'member') return true
  if (typeof value !== 'object') return false
  for (const _ in value) return false
  return true
}

function pack(value: unknown): string | number {
  if (typeof value === 'number') return value
  return value === true ? 1 : JSON.stringify(value)
}
