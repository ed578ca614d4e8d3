import { compileFormula } from '../formula/compile.ts'
import type { Formula } from '../formula/compile.ts'
import type { Scope } from '../formula/context.ts'
import type { BuiltinCheck, Check, Edition, Field, Table } from '../table.ts'
import { builtinsOfField, builtinsOfTable } from './builtins.ts'
import type { Catalogue, CodeListEntry, CompiledCheck, FieldEntry, Prefill, TableEntry } from './catalogue.ts'
import { codeListEntry } from './code-lists.ts'
import { compileCheck } from './compile-check.ts'
import { orderByNeed } from './compute-order.ts'

/**
 * Makes a sound edition (from `loadEdition`, or its JSON as served) ready for judging. Pure, no YAML, no zod: the pane runs it too.
 * @throws Error on an edition that `loadEdition` would refuse, which is a bug of the caller
 */
export function compileEdition(edition: Edition): Catalogue {
  const codelists = new Map(edition.codelists.map(list => [list.id, codeListEntry(list)]))
  const tables = new Map(edition.tables.map(table => [table.id, compileTable(edition, table, codelists)]))
  const rules = new Map<string, Check | BuiltinCheck>(edition.builtins.map(check => [check.id, check]))
  for (const check of edition.checks) rules.set(`${check.id} ${check.table}`, check)
  return {
    edition, tables, codelists,
    byNumber: new Map([...tables.values()].map(entry => [entry.table.number, entry])),
    rule: (id, table) => rules.get(`${id} ${table}`) ?? rules.get(id) ?? null,
  }
}

/** What formulas of a table may name: every table, by id and by number. */
export function scopeOf(tables: readonly Table[], self: Table): Scope {
  return { self, tables: new Map(tables.flatMap(table => [[table.id, table], [table.number, table]] as const)) }
}

function compileTable(edition: Edition, table: Table, codelists: ReadonlyMap<string, CodeListEntry>): TableEntry {
  const scope = scopeOf(edition.tables, table)
  const index = new Map(table.fields.map((field, i) => [field.id, i]))
  const at = (id: string): number => index.get(id) ?? fail(`${table.id} has no field ${id}`)
  const checks = edition.checks.filter(check => check.table === table.id).map(check => sound(check, table, scope))
  const level = (wanted: Check['level']): CompiledCheck[] => checks.filter(each => each.check.level === wanted)
  const fields = table.fields.map((field, i): FieldEntry => ({
    field, index: i,
    builtins: builtinsOfField(edition.builtins, table, field),
    codes: field.codelist === undefined ? null : codelists.get(field.codelist) ?? fail(`no code list ${field.codelist}`),
    ref: field.ref === undefined ? null : target(edition.tables, field.ref),
    computed: field.computed === undefined ? null : formula(field.computed, scope, field),
    shaded: field.computed !== undefined || field.prefill !== undefined,
  }))
  const prefills = table.fields.flatMap((field, i): Prefill[] => {
    const { prefill } = field
    if (prefill === undefined) return []
    const key = table.fields[at(prefill.key)]?.ref?.field ?? fail(`${table.id}.${prefill.key} refers to nothing`)
    return [{ field: i, by: at(prefill.key), table: prefill.table, key, from: prefill.field }]
  })
  const read = [
    ...checks.flatMap(each => each.uses.map(use => use.table)),
    ...table.fields.flatMap(field => [field.ref?.table, field.prefill?.table]),
    ...fields.flatMap(field => field.computed?.uses.map(use => use.table) ?? []),
  ]
  return {
    table, fields, index, prefills, scope,
    key: table.uniqueKey.map(at),
    checks: { field: level('field'), row: level('row'), table: level('table'), crossTable: level('cross-table') },
    builtins: builtinsOfTable(edition.builtins, table),
    computeOrder: computeOrder(fields, at),
    reads: [...new Set(read)].filter(id => id !== undefined && id !== table.id) as string[],
    reviewerChecks: edition.reviewerChecks.filter(check => check.tables.includes(table.id)),
  }
}

function computeOrder(fields: readonly FieldEntry[], at: (id: string) => number): number[] {
  const needs = new Map(fields.flatMap(({ field, computed }) => computed === null ? [] : [[field.id, computed.fields] as const]))
  const found = orderByNeed(needs)
  return 'order' in found ? found.order.map(at) : fail(`computed fields need each other: ${found.circle.join(' → ')}`)
}

function target(tables: readonly Table[], ref: { table: string; field: string }): NonNullable<FieldEntry['ref']> {
  const table = tables.find(each => each.id === ref.table)
  const index = table?.fields.findIndex(field => field.id === ref.field) ?? -1
  const field = table?.fields[index]
  return table === undefined || field === undefined ? fail(`no field ${ref.table}.${ref.field}`) : { table, field, index }
}

function formula(source: string, scope: Scope, field: Field): Formula {
  const compiled = compileFormula(source, scope, field.type)
  return compiled.ok ? compiled.formula : fail(`${scope.self.id}.${field.id}: ${compiled.errors.map(error => error.message).join(' ')}`)
}

function sound(check: Check, table: Table, scope: Scope): CompiledCheck {
  const compiled = compileCheck(check, table, scope)
  return compiled.ok ? compiled.compiled : fail(`${check.id} of ${table.id}: ${compiled.faults.map(fault => fault.text).join(' ')}`)
}

function fail(message: string): never {
  throw new Error(`unsound edition: ${message}`)
}
