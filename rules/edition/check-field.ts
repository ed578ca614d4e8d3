import type { Field, Table } from '../table.ts'
import { splitReference } from './build-table.ts'
import type { Faults } from './faults.ts'
import type { Parts, Placed } from './read-files.ts'
import type { FieldFile } from './schema.ts'
import type { Path } from './source-file.ts'

/** One field against its type, the code lists and the tables it points at. */
export function checkField(placed: Placed<FieldFile>, table: Table, tables: ReadonlyMap<string, Table>, parts: Parts, faults: Faults): void {
  const field = placed.value
  checkType(placed, faults)
  checkCodelist(placed, parts, faults)
  if (field.ref !== undefined) {
    const target = findTarget(placed, ['ref'], field.ref, tables, faults)
    if (target !== null && target.type !== field.type) faults.add(placed, ['ref'], `类型不同：本字段是 ${field.type}，${field.ref} 是 ${target.type}。改成一样。`)
  }
  if (field.prefill !== undefined) checkPrefill(placed, field.prefill, table, tables, faults)
  field.source.forEach((source, i) => faults.known(placed, ['source', i], source, Object.keys(parts.edition.value.sources), '来源'))
}

function checkType(placed: Placed<FieldFile>, faults: Faults): void {
  const field = placed.value
  const only = (key: keyof FieldFile, types: readonly string[], say: string) => {
    if (field[key] !== undefined && !types.includes(field.type)) faults.add(placed, [key], `${key} 只用于${say}，本字段是 ${field.type}。去掉，或改 type。`)
  }
  only('integer', ['number'], '数字')
  only('decimals', ['number'], '数字')
  only('range', ['number'], '数字')
  only('unit', ['number'], '数字')
  only('length', ['text'], '文本')
  only('maxLength', ['text'], '文本')
  if (field.type === 'number' && (field.integer === true) === (field.decimals !== undefined)) {
    faults.add(placed, ['type'], '数字要写 integer: true（整数）或 decimals: 2（小数位数），只写一个。')
  }
  if (field.length !== undefined && field.maxLength !== undefined) faults.add(placed, ['maxLength'], 'length（正好几个字）和 maxLength（最多几个字）只写一个。')
  if (field.range !== undefined && field.range[0] > field.range[1]) faults.add(placed, ['range'], '小的写在前面：[最小, 最大]。')
}

function checkCodelist(placed: Placed<FieldFile>, parts: Parts, faults: Faults): void {
  const { codelist, type } = placed.value
  if (codelist === undefined) {
    if (type === 'code') faults.add(placed, ['type'], '选项字段要写 codelist: 代码表id。')
    return
  }
  if (!faults.known(placed, ['codelist'], codelist, parts.codelists.map(list => list.value.id), '代码表')) return
  const external = parts.codelists.find(list => list.value.id === codelist)?.value.external === true
  if (type !== 'code' && type !== 'bool' && !(type === 'text' && external)) faults.add(placed, ['codelist'], `有代码表的字段写 type: code，本字段是 ${type}。`)
}

function findTarget(placed: Placed<FieldFile>, at: Path, reference: string, tables: ReadonlyMap<string, Table>, faults: Faults): Field | null {
  const { table: id, field } = splitReference(reference)
  const table = tables.get(id)
  if (table === undefined) { faults.known(placed, at, id, tables.keys(), '表'); return null }
  if (!faults.known(placed, at, field, table.fields.map(each => each.id), `表 ${table.number} 的字段`)) return null
  return table.fields.find(each => each.id === field) ?? null
}

function checkPrefill(placed: Placed<FieldFile>, prefill: { by: string; from: string }, table: Table, tables: ReadonlyMap<string, Table>, faults: Faults): void {
  const field = placed.value
  if (field.computed !== undefined) faults.add(placed, ['prefill'], 'computed（算出）和 prefill（带出）只写一个。')
  const from = findTarget(placed, ['prefill', 'from'], prefill.from, tables, faults)
  if (from !== null && from.type !== field.type) faults.add(placed, ['prefill', 'from'], `类型不同：本字段是 ${field.type}，${prefill.from} 是 ${from.type}。改成一样。`)
  if (!faults.known(placed, ['prefill', 'by'], prefill.by, table.fields.map(each => each.id), '本表字段')) return
  const by = table.fields.find(each => each.id === prefill.by)
  const source = splitReference(prefill.from).table
  const isTold = by?.ref !== undefined && !tables.has(by.ref.table)
  if (!isTold && by?.ref?.table !== source) faults.add(placed, ['prefill', 'by'], `“${prefill.by}”没有引用表 ${source}，带不出内容。给它写 ref: ${source}.…，或换一个 by。`)
}
