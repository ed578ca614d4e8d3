import type { Schema } from './document.ts'

/** A JSON schema as lines people read: `name: string`, nested ones indented, optional ones with `?`. */
export function schemaLines(schema: Schema, indent = ''): string[] {
  const of = (key: string): readonly Schema[] | null => Array.isArray(schema[key]) ? schema[key] as Schema[] : null
  const choices = of('anyOf') ?? of('oneOf')
  if (choices !== null) return [choices.map(choice => schemaLines(choice, indent).join('\n')).join(' | ')]
  if (Array.isArray(schema['enum'])) return [schema['enum'].map(value => JSON.stringify(value)).join(' | ')]
  if ('const' in schema) return [JSON.stringify(schema['const'])]
  if (schema['type'] === 'array') {
    const [first, ...rest] = schemaLines((schema['items'] ?? {}) as Schema, indent)
    return rest.length === 0 ? [`${first ?? ''}[]`] : [first ?? '', ...rest.slice(0, -1), `${rest.at(-1) ?? ''}[]`]
  }
  const properties = schema['properties'] as Readonly<Record<string, Schema>> | undefined
  if (properties === undefined) return [Array.isArray(schema['type']) ? schema['type'].join(' | ') : typeof schema['type'] === 'string' ? schema['type'] : 'any']
  const required = new Set(Array.isArray(schema['required']) ? schema['required'] as string[] : [])
  const inner = `${indent}  `
  const lines = Object.entries(properties).flatMap(([name, property]) => {
    const [first, ...rest] = schemaLines(property, inner)
    return [`${inner}${name}${required.has(name) ? '' : '?'}: ${first ?? ''}`, ...rest]
  })
  return ['{', ...lines, `${indent}}`]
}
