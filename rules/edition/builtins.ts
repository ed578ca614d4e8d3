import type { BuiltinCheck, BuiltinKind, Field, Table } from '../table.ts'

export type BuiltinsByKind = Readonly<Partial<Record<BuiltinKind, BuiltinCheck>>>

/** Kinds that judge a table as a whole. */
const OF_TABLE: readonly BuiltinKind[] = ['blank-row', 'sequence']

/** The built-in rules that judge a field: those its type and limits ask for, without what `only` and `except` take away. */
export function builtinsOfField(all: readonly BuiltinCheck[], table: Table, field: Field): BuiltinsByKind {
  const name = `${table.id}.${field.id}`
  const chosen: Partial<Record<BuiltinKind, BuiltinCheck>> = {}
  for (const check of all) {
    if (OF_TABLE.includes(check.builtin) || !asksFor(check.builtin, field)) continue
    if (check.only !== undefined ? !check.only.includes(name) : check.except?.includes(name) === true) continue
    if (chosen[check.builtin] === undefined || check.only !== undefined) chosen[check.builtin] = check
  }
  return chosen
}

/** Blank rows and the running number are looked for in lists only. */
export function builtinsOfTable(all: readonly BuiltinCheck[], table: Table): BuiltinsByKind {
  const chosen: Partial<Record<BuiltinKind, BuiltinCheck>> = {}
  if (table.kind !== 'list') return chosen
  for (const check of all) {
    if (!OF_TABLE.includes(check.builtin)) continue
    if (check.builtin === 'sequence' && !table.fields.some(field => field.id === 'seq')) continue
    chosen[check.builtin] = check
  }
  return chosen
}

function asksFor(kind: BuiltinKind, field: Field): boolean {
  const shaded = field.computed !== undefined || field.prefill !== undefined
  switch (kind) {
    case 'required': return field.required === true && !shaded
    case 'number': return field.type === 'number'
    case 'integer': return field.integer === true
    case 'decimals': return field.decimals !== undefined
    case 'range': return field.range !== undefined
    case 'yearmonth': return field.type === 'yearmonth'
    case 'date': return field.type === 'date'
    case 'period': return field.type === 'date' || field.type === 'yearmonth'
    case 'codelist': return field.codelist !== undefined && (field.type === 'code' || field.type === 'bool')
    case 'max-length': return field.maxLength !== undefined
    case 'length': return field.length !== undefined
    case 'spaces': return field.type === 'text'
    case 'full-name': return field.name.endsWith('（全称）')
    case 'computed': return shaded
    case 'reference': return field.ref !== undefined
    case 'blank-row': case 'sequence': return false
  }
}
