// Writes core/charter/charter.schema.json from the schema that the check uses. A test is red when it is stale.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { charterSchema } from '../core/charter/json-schema.ts'

const target = fileURLToPath(new URL('../core/charter/charter.schema.json', import.meta.url))
writeFileSync(target, `${JSON.stringify(charterSchema(), null, 2)}\n`)
console.log(target)
