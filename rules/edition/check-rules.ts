import { compileFormula } from '../formula/compile.ts'
import type { BuiltinCheck, Check, Table } from '../table.ts'
import { splitReference } from './build-table.ts'
import { compileCheck } from './compile-check.ts'
import { scopeOf } from './compile-edition.ts'
import { orderByNeed } from './compute-order.ts'
import type { Faults } from './faults.ts'
import type { Parts } from './read-files.ts'

/** Rules of the tables: names, formulas, messages, levels. `checks` are the built ones, in the order of `parts.checks`. */
export function checkRules(parts: Parts, checks: readonly Check[], tables: ReadonlyMap<string, Table>, faults: Faults): void {
  const sources = Object.keys(parts.edition.value.sources)
  const all = [...tables.values()]
  for (const file of parts.checkFiles) {
    const table = file.value.table
    if (!faults.known(file, ['table'], table, tables.keys(), '表')) continue
    const name = `checks/${tables.get(table)?.number ?? ''}-${table}.yaml`
    if (file.file.path !== name) faults.add(file, ['table'], `这是表 ${table} 的规则，文件名应为 ${name}。`)
    faults.unique(file.value.checks.map((check, i) => ({ placed: file, at: ['checks', i, 'id'], value: check.id })), '规则号')
  }
  parts.checks.forEach((placed, i) => {
    const check = checks[i], table = tables.get(placed.table)
    if (check === undefined || table === undefined) return
    placed.value.source.forEach((source, at) => faults.known(placed, ['source', at], source, sources, '来源'))
    if (parts.builtins.some(each => each.value.id === check.id)) faults.add(placed, ['id'], `规则号 ${check.id} 已在 generic.yaml 用过。换一个。`)
    const ids = table.fields.map(field => field.id)
    if (!check.fields.every((field, at) => faults.known(placed, ['fields', at], field, ids, `表 ${table.number} 的字段`))) return
    const compiled = compileCheck(check, table, scopeOf(all, table))
    if (!compiled.ok) for (const { part, at, text } of compiled.faults) faults.add(placed, [part], `${check.id}：${text}`, at)
  })
}

/** Built-in rules: each kind once (or told apart by `only`), fields that exist, words without braces. */
export function checkBuiltins(parts: Parts, builtins: readonly BuiltinCheck[], tables: ReadonlyMap<string, Table>, faults: Faults): void {
  const sources = Object.keys(parts.edition.value.sources)
  faults.unique(parts.builtins.map(placed => ({ placed, at: ['id'], value: placed.value.id })), '规则号')
  faults.unique(parts.builtins.filter(each => each.value.only === undefined).map(placed => ({ placed, at: ['builtin'], value: placed.value.builtin })), 'builtin ')
  parts.builtins.forEach((placed, i) => {
    const check = builtins[i]
    if (check === undefined) return
    for (const key of ['only', 'except'] as const) {
      check[key]?.forEach((reference, at) => {
        const { table, field } = splitReference(reference)
        if (faults.known(placed, [key, at], table, tables.keys(), '表')) faults.known(placed, [key, at], field, tables.get(table)?.fields.map(each => each.id) ?? [], `表 ${table} 的字段`)
      })
    }
    placed.value.source.forEach((source, at) => faults.known(placed, ['source', at], source, sources, '来源'))
    if (/[{}]/.test(check.message)) faults.add(placed, ['message'], '这里写规则本身，一句话，不用花括号。')
  })
}

/** Rules for people: tables and fields that exist, no id that a formula also has for the same table. */
export function checkReviewerChecks(parts: Parts, tables: ReadonlyMap<string, Table>, faults: Faults): void {
  const sources = Object.keys(parts.edition.value.sources)
  faults.unique(parts.reviewerChecks.map(placed => ({ placed, at: ['id'], value: placed.value.id })), '规则号')
  for (const placed of parts.reviewerChecks) {
    const { id, fields, source } = placed.value
    const known = placed.value.tables.filter((table, i) => faults.known(placed, ['tables', i], table, tables.keys(), '表'))
    const ids = known.flatMap(table => tables.get(table)?.fields.map(field => field.id) ?? [])
    if (known.length > 0) fields.forEach((field, i) => faults.known(placed, ['fields', i], field, ids, '这些表的字段'))
    source.forEach((each, i) => faults.known(placed, ['source', i], each, sources, '来源'))
    if (parts.checks.some(each => each.value.id === id && placed.value.tables.includes(each.table))) faults.add(placed, ['id'], `${id} 已经写成公式了，从这里去掉。`)
  }
}

/** Computed columns: a formula of the field's type over its own row and other tables, none needing itself. */
export function checkComputed(parts: Parts, tables: ReadonlyMap<string, Table>, faults: Faults): void {
  const all = [...tables.values()]
  for (const placed of parts.tables) {
    const table = tables.get(placed.value.id)
    if (table === undefined) continue
    const needs = new Map<string, readonly string[]>()
    table.fields.forEach((field, i) => {
      if (field.computed === undefined) return
      const compiled = compileFormula(field.computed, scopeOf(all, table), field.type)
      if (compiled.ok) needs.set(field.id, compiled.formula.fields)
      else for (const error of compiled.errors) faults.add(placed, ['fields', i, 'computed'], error.message, error.at)
    })
    const order = orderByNeed(needs)
    if ('circle' in order) {
      const at = table.fields.findIndex(field => field.id === order.circle[0])
      faults.add(placed, ['fields', at, 'computed'], `算出的列绕成了圈：${order.circle.join(' → ')}。改掉其中一个。`)
    }
  }
}
