import type { Field, Table } from '../table.ts'
import type { FieldFile, TableFile } from './schema.ts'

/** What is written as `table.field`. */
export function splitReference(reference: string): { table: string; field: string } {
  const dot = reference.indexOf('.')
  return { table: reference.slice(0, dot), field: reference.slice(dot + 1) }
}

/** A field as the program knows it: group headers split from the official name, references taken apart. */
export function buildField(file: FieldFile): Field {
  const { groups, header, ref, prefill, ...same } = file
  const parts = file.name.split('-')
  return {
    ...withoutBlank(same),
    header: header ?? parts.at(-1) ?? file.name,
    groups: groups ?? parts.slice(0, -1),
    ...(ref === undefined ? {} : { ref: splitReference(ref) }),
    ...(prefill === undefined ? {} : { prefill: { table: splitReference(prefill.from).table, key: prefill.by, field: splitReference(prefill.from).field } }),
  }
}

export function buildTable(file: TableFile): Table {
  return { ...withoutBlank(file), fields: file.fields.map(buildField) }
}

/** The same object without keys that hold undefined, so that JSON and types agree on “left out”. */
export function withoutBlank<T extends object>(from: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(from).filter(([, value]) => value !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> }
}
