import type { BuiltinCheck, BuiltinKind, Field, Period } from '../table.ts'
import { builtinKinds } from '../table.ts'
import { nearest } from '../formula/nearest.ts'
import type { CodeNames, Column } from './reader.ts'

/** Columns for the tests of this folder: every built-in rule judges them. */
export const period: Period = { academicYear: { start: '2025-09-01', end: '2026-08-31' }, calendarYear: 2025, point: '2026-08-31' }

const check = (builtin: BuiltinKind): BuiltinCheck => ({ id: `F-${builtin}`, builtin, level: 'field', severity: 'error', dimension: '规范性', title: builtin, message: builtin, source: ['test'] })

export function codes(names: readonly (readonly [string | null, string])[], closed = true): CodeNames {
  const values = names.map(([code, name]) => ({ code, name }))
  return {
    list: { closed, name: '代码表' }, names: values.map((each) => each.name),
    byName: new Map(values.map((each) => [each.name, each])),
    byCode: new Map(values.flatMap((each) => (each.code === null ? [] : [[each.code, each] as const]))),
    nearest: (text) => nearest(text, values.map((each) => each.name), 1)[0] ?? null,
  }
}

export function column(field: Partial<Field> & Pick<Field, 'type'>, list: CodeNames | null = null, without: readonly BuiltinKind[] = ['full-name']): Column {
  const builtins = Object.fromEntries(builtinKinds.filter((kind) => !without.includes(kind)).map((kind) => [kind, check(kind)]))
  return { field: { id: 'x', name: '某列', header: '某列', groups: [], required: false, source: ['test'], ...field }, builtins, codes: list }
}
