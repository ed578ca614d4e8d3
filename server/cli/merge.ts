import type { createWriteStream } from 'node:fs'
import { findCollege, findCycle } from '../colleges/store.ts'
import { mergeWorkbook } from '../merge/commands.ts'
import { openDeps } from '../main.ts'
import { readSettings } from '../settings.ts'
import { fileSink } from '../workbooks/file-sink.ts'

export interface MergeOptions { readonly college: string; readonly cycle: string; readonly output: string; readonly drafts?: boolean; readonly unmask?: boolean; readonly purpose: string }

/** The merged workbook of a college's cycle into a file, noted in the audit log as the command line's. Errors: unknown college or cycle, a full disk. */
export async function merge(options: MergeOptions, open: typeof createWriteStream): Promise<void> {
  const deps = openDeps(readSettings())
  try {
    const college = await findCollege(deps.db, options.college)
    if (college === null) throw new Error(`没有学校 ${options.college}。`)
    const cycle = await findCycle(deps.db, college.id, options.cycle)
    if (cycle === null) throw new Error(`${college.name}没有 ${options.cycle} 学年。`)
    const actor = { college, cycle, person: { id: 'command-line', staffNo: '', name: '命令行', mustChangePassword: false }, roles: [] }
    const order = await mergeWorkbook(deps, actor, { drafts: options.drafts ? 'yes' : 'no', mask: options.unmask ? 'no' : 'yes', purpose: options.purpose })
    const file = fileSink(options.output, open)
    await deps.workbooks.merged(order, file)
    await file.close()
    console.log(`已写出 ${options.output}：${order.tables.reduce((sum, table) => sum + table.rows.length, 0)} 行，指纹 ${order.hash.slice(0, 16)}。`)
  } finally {
    await deps.database.close()
  }
}
