/** TypeScript types, as text, of the JSON Schemas that the API's description is made of. */
import { z } from 'zod'

const Schema = z.looseObject({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  get anyOf() {
    return z.array(Schema).optional()
  },
  get oneOf() {
    return z.array(Schema).optional()
  },
  get allOf() {
    return z.array(Schema).optional()
  },
  get items() {
    return Schema.optional()
  },
  get prefixItems() {
    return z.array(Schema).optional()
  },
  get properties() {
    return z.record(z.string(), Schema).optional()
  },
  get additionalProperties() {
    return z.union([z.boolean(), Schema]).optional()
  },
  required: z.array(z.string()).optional(),
})
type Schema = z.infer<typeof Schema>

/** The type of `schema`, on one line; references become `Schemas['Name']`. @throws on what it does not know. */
export function typeOf(schema: unknown): string {
  return typeText(Schema.parse(schema))
}

function typeText(schema: Schema): string {
  if (schema.$ref !== undefined) return `Schemas[${quote(schema.$ref.split('/').at(-1) ?? '')}]`
  if ('const' in schema && schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return union(schema.enum.map((value) => JSON.stringify(value)))
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return union(choices.map((choice) => typeText(choice)))
  if (schema.allOf) return schema.allOf.map((part) => `(${typeText(part)})`).join(' & ')
  if (Array.isArray(schema.type)) return union(schema.type.map((type) => typeText({ ...schema, type })))
  switch (schema.type) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return schema.type
    case 'integer':
      return 'number'
    case 'array':
      return arrayText(schema)
    case 'object':
      return objectText(schema)
    case undefined:
      return schema.properties ? objectText(schema) : 'unknown'
    default:
      throw new Error(`no type is known for a schema of type ${schema.type}`)
  }
}

const arrayText = ({ items, prefixItems }: Schema) =>
  prefixItems
    ? `[${prefixItems.map((item) => typeText(item)).join(', ')}]`
    : `(${items ? typeText(items) : 'unknown'})[]`

function objectText({ properties = {}, required = [], additionalProperties }: Schema): string {
  const fields = Object.entries(properties).map(
    ([name, schema]) => `${quote(name)}${required.includes(name) ? '' : '?'}: ${typeText(schema)}`,
  )
  const others =
    additionalProperties === undefined || additionalProperties === false
      ? []
      : [
          `[key: string]: ${additionalProperties === true || fields.length > 0 ? 'unknown' : typeText(additionalProperties)}`,
        ]
  const all = [...fields, ...others]
  return all.length === 0 ? 'Record<string, never>' : `{ ${all.join('; ')} }`
}

const union = (types: readonly string[]) => [...new Set(types)].join(' | ')

const quote = (name: string) => `'${name.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
