/** The vocabulary as the expression library knows it; made once, never changed. */
import { Environment } from '@marcbachmann/cel-js'
import { CALLS } from './calls.ts'
import { MOST_DEPTH, MOST_ELEMENTS, MOST_NODES } from './cost.ts'
import { namesIn, VOCABULARY } from './vocabulary.ts'
import { VIEWS } from './views.ts'

function build(): Environment {
  const environment = new Environment({
    limits: { maxAstNodes: MOST_NODES, maxDepth: MOST_DEPTH, maxListElements: MOST_ELEMENTS },
  })
  for (const [context, ctor] of VIEWS) {
    environment
      .registerType(typeNameOf(context), { ctor, fields: fieldsOf(context) })
      .registerVariable(context, typeNameOf(context))
  }
  for (const term of VOCABULARY.values()) {
    const [context = '', name = ''] = term.name.split('.')
    const handler = CALLS.get(term.name)
    if (term.takes === null || handler === undefined) continue
    const parameters = term.takes.map((argument) => (argument === 'words' ? 'list<string>' : 'string'))
    environment.registerFunction({
      signature: `${typeNameOf(context)}.${name}(${parameters.join(', ')}): ${term.type}`,
      handler,
      async: false,
    })
  }
  return environment
}

function typeNameOf(context: string): string {
  return `Folkmoot${context.charAt(0).toUpperCase()}${context.slice(1)}`
}

function fieldsOf(context: string): Record<string, string> {
  const values = namesIn(context)
    .map((name) => VOCABULARY.get(`${context}.${name}`))
    .filter((term) => term !== undefined && term.takes === null)
  return Object.fromEntries(
    values.map((term) => [term?.name.slice(context.length + 1) ?? '', term?.type ?? 'dyn']),
  )
}

export const ENVIRONMENT: Environment = build()
