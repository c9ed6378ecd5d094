/** A forwarded record as chatlog lays it out: `recordInfo.DataList.DataItems`. */
import type { Part } from '../../core/chat/message.ts'
import {
  isObject,
  listField,
  secondsField,
  textField,
  type JsonObject,
} from '../../core/ports/import-json.ts'

const MOST_ITEMS = 500

export function forwardedPart(contents: JsonObject): Part {
  const record = contents['recordInfo']
  const list = isObject(record) ? record['DataList'] : undefined
  const items = (isObject(list) ? listField(list, 'DataItems') : [])
    .slice(0, MOST_ITEMS)
    .filter(isObject)
    .map(itemOf)
  const title = textField(contents, 'title')
  return {
    type: 'forwarded',
    ...(title === undefined ? {} : { title }),
    ...(items.length === 0 ? {} : { items }),
  }
}

function itemOf(item: JsonObject): { name?: string; at?: number; text?: string } {
  const name = textField(item, 'SourceName')
  const text = textField(item, 'DataDesc') ?? textField(item, 'DataTitle')
  const at = secondsField(item, 'SrcMsgCreateTime') ?? 0
  return {
    ...(name === undefined ? {} : { name }),
    ...(at > 0 ? { at } : {}),
    ...(text === undefined ? {} : { text }),
  }
}
