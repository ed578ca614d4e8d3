import type { FieldShape, Scope, TableShape } from './context.ts'
import { nearest } from './nearest.ts'

/** Names are compared without spaces, case and full-width forms: `教师（全称）` is `教师(全称)`. */
export function fold(name: string): string {
  return name.normalize('NFKC').replace(/\s+/gu, '').toLowerCase()
}

export type Found<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly kind: 'unknown' | 'ambiguous'; readonly hints: readonly string[] }

interface Names { readonly exact: ReadonlyMap<string, FieldShape>; readonly folded: ReadonlyMap<string, readonly FieldShape[]> }
const known = new WeakMap<TableShape, Names>()

function namesOf(table: TableShape): Names {
  const there = known.get(table)
  if (there !== undefined) return there
  const exact = new Map<string, FieldShape>()
  const folded = new Map<string, FieldShape[]>()
  for (const field of table.fields) exact.set(field.id, field)
  for (const field of table.fields) if (!exact.has(field.name)) exact.set(field.name, field)
  for (const field of table.fields) {
    for (const name of new Set([fold(field.name), fold(field.header ?? field.name), fold(field.id)])) {
      folded.set(name, [...folded.get(name) ?? [], field])
    }
  }
  const names = { exact, folded }
  known.set(table, names)
  return names
}

/** A field by ascii id, full official name, or header. A header that several fields share is refused with their full names. */
export function findField(table: TableShape, name: string): Found<FieldShape> {
  const names = namesOf(table)
  const exact = names.exact.get(name)
  if (exact !== undefined) return { ok: true, value: exact }
  const [field, ...others] = names.folded.get(fold(name)) ?? []
  if (field === undefined) {
    const all = table.fields.flatMap(each => each.header === undefined ? [each.name, each.id] : [each.name, each.header, each.id])
    return { ok: false, kind: 'unknown', hints: nearest(name, all) }
  }
  if (others.length > 0) return { ok: false, kind: 'ambiguous', hints: [field, ...others].slice(0, 5).map(each => each.name) }
  return { ok: true, value: field }
}

/** A table by id, official number or name. */
export function findTable(scope: Scope, name: string): Found<TableShape> {
  const wanted = fold(name)
  const all = new Set([scope.self, ...scope.tables.values()])
  const direct = scope.tables.get(name)
  if (direct !== undefined) return { ok: true, value: direct }
  const matching = [...all].filter(table => fold(table.id) === wanted || fold(table.number) === wanted || fold(table.name) === wanted)
  const [table, ...others] = matching
  if (table === undefined) return { ok: false, kind: 'unknown', hints: nearest(name, [...all].flatMap(each => [each.number, each.id, each.name])) }
  if (others.length > 0) return { ok: false, kind: 'ambiguous', hints: matching.map(each => each.number) }
  return { ok: true, value: table }
}
