import type { Table } from '../table.ts'
import { checkField } from './check-field.ts'
import type { Faults } from './faults.ts'
import { type Parts, wholeFile } from './read-files.ts'

/** What a table says of itself and of others: order, file names, keys, fields. `tables` are the built ones, by id. */
export function checkTables(parts: Parts, tables: ReadonlyMap<string, Table>, faults: Faults): void {
  const { edition } = parts
  faults.unique(parts.tables.map(placed => ({ placed, at: ['id'], value: placed.value.id })), '表 id ')
  faults.unique(parts.tables.map(placed => ({ placed, at: ['number'], value: placed.value.number })), '表号')
  faults.unique(edition.value.tables.map((value, i) => ({ placed: edition, at: ['tables', i], value })), '表 id ')
  edition.value.tables.forEach((id, i) => faults.known(edition, ['tables', i], id, tables.keys(), 'tables/ 里的表'))

  for (const placed of parts.tables) {
    const { id, number, kind, uniqueKey, fields } = placed.value
    const name = `tables/${number}-${id}.yaml`
    if (placed.file.path !== name) faults.all.push(wholeFile(placed.file.path, `文件名应为“表号-id”，改名为 ${name}。`))
    if (!edition.value.tables.includes(id)) faults.add(edition, ['tables'], `少了“${id}”，${placed.file.path} 不会被读到。按官方次序加进来。`)
    if (kind === 'single' && uniqueKey.length > 0) faults.add(placed, ['uniqueKey'], '只有一行的表不用写 uniqueKey，去掉。')
    if (kind === 'single' && placed.value.maxRows !== 1) faults.add(placed, ['maxRows'], '只有一行的表写 maxRows: 1。')
    const ids = fields.map(field => field.id)
    uniqueKey.forEach((key, i) => faults.known(placed, ['uniqueKey', i], key, ids, '本表字段'))

    const table = tables.get(id)
    if (table === undefined) continue
    faults.unique(fields.map((field, i) => ({ placed, at: ['fields', i, 'id'], value: field.id })), '字段 id ')
    faults.unique(table.fields.map((field, i) => ({ placed, at: ['fields', i, fields[i]?.header === undefined ? 'name' : 'header'], value: field.header })), '表头')
    if (new Set(table.fields.map(field => field.header)).size === table.fields.length) {
      faults.unique(fields.map((field, i) => ({ placed, at: ['fields', i, 'name'], value: field.name })), '字段名')
    }
    fields.forEach((file, i) => checkField({ ...placed, value: file, path: ['fields', i] }, table, tables, parts, faults))
  }
  checkCycles(parts, tables, faults)
}

/** A column that is filled from another may not, through others, be filled from itself. */
function checkCycles(parts: Parts, tables: ReadonlyMap<string, Table>, faults: Faults): void {
  for (const placed of parts.tables) {
    placed.value.fields.forEach((file, i) => {
      const start = `${placed.value.id}.${file.id}`
      const seen = new Set<string>()
      for (let next = file.prefill?.from; next !== undefined && !seen.has(next);) {
        if (next === start) { faults.add(placed, ['fields', i, 'prefill'], `“${file.name}”绕一圈又从自己带出。改 from。`); return }
        seen.add(next)
        const [table = '', field] = next.split('.')
        const prefill = tables.get(table)?.fields.find(each => each.id === field)?.prefill
        next = prefill === undefined ? undefined : `${prefill.table}.${prefill.field}`
      }
    })
  }
}
