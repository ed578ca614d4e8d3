import type { Edition } from '../table.ts'

/** The one JSON text of an edition: keys sorted, nothing blank, no spaces. The same content gives the same bytes, so its SHA-256 names it. */
export function canonicalEdition(edition: Edition): string {
  return canonicalJson(edition)
}

/** JSON with sorted keys. Keys that hold undefined are left out, as JSON does. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const content = value as Record<string, unknown>
  const keys = Object.keys(content).filter(key => content[key] !== undefined).sort()
  return `{${keys.map(key => `${JSON.stringify(key)}:${canonicalJson(content[key])}`).join(',')}}`
}
