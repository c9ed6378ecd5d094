/** People as the exporter writes them. */
import type { PlatformRole } from '../../core/chat/event.ts'
import type { IncomingPerson } from '../../core/chat/incoming.ts'
import { isObject, listField, textField, type JsonValue } from '../../core/ports/import-json.ts'

/** Roles are free words and the file does not hold what they may do: only these say it by themselves. */
const OWNERS = /^(?:server )?(?:owners?|founders?)$|^(?:服主|群主|频道主|创始人|所有者)$/i
const ADMINS =
  /^(?:admins?|administrators?|mods?|moderators?|staff)$|^(?:管理员|管理|版主|协管|管理團隊|管理团队)$/i

/** undefined without an id. */
export function personOf(value: JsonValue | undefined): IncomingPerson | undefined {
  if (!isObject(value)) return undefined
  const native = textField(value, 'id')
  if (native === undefined) return undefined
  const name = textField(value, 'nickname') ?? textField(value, 'name')
  const role = roleOf(listField(value, 'roles'))
  return { native, name, ...(role === undefined ? {} : { role }) }
}

function roleOf(roles: readonly JsonValue[]): PlatformRole | undefined {
  const names = roles.filter(isObject).map((role) => textField(role, 'name')?.trim() ?? '')
  if (names.some((name) => OWNERS.test(name))) return 'owner'
  return names.some((name) => ADMINS.test(name)) ? 'admin' : undefined
}
