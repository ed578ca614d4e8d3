import { readFile } from 'node:fs/promises'
import type { createWriteStream } from 'node:fs'
import { importPeople, importSheets } from '../colleges/import-people.ts'
import { findCollege, findCycle } from '../colleges/store.ts'
import { openDeps } from '../main.ts'
import { readSettings } from '../settings.ts'
import { fileSink } from '../workbooks/file-sink.ts'
import { readInWorker } from '../workbooks/read-in-worker.ts'
import { writeWorkbook } from '../workbooks/write-workbook.ts'

/** Units, people and division of work from a workbook. Prints first passwords. Errors: every mistake with sheet and row; nothing is written then. */
export async function importCollege(file: string, options: { readonly college: string; readonly cycle: string }): Promise<void> {
  const deps = openDeps(readSettings())
  try {
    const college = await findCollege(deps.db, options.college)
    if (college === null) throw new Error(`没有学校 ${options.college}。`)
    const cycle = await findCycle(deps.db, college.id, options.cycle)
    if (cycle === null) throw new Error(`${college.name}没有 ${options.cycle} 学年。`)
    const { rows } = await readInWorker(await readFile(file))
    const done = await importPeople(deps, { college, person: null }, cycle, rows)
    console.log(`已导入：${done.units} 个部门，${done.persons.length} 人，${done.assignments} 项分工。`)
    for (const person of done.persons) console.log(`${person.staffNo} ${person.name} 首次登录密码：${person.password}`)
  } finally {
    await deps.database.close()
  }
}

/** An empty workbook to fill in for `import`. */
export async function importSample(output: string, open: typeof createWriteStream): Promise<void> {
  const file = fileSink(output, open)
  await writeWorkbook(file, {
    title: '部门、人员、分工', creator: '状态簿', at: '2026-01-01T00:00:00.000Z', identity: null, pane: null,
    sheets: Object.entries(importSheets).map(([name, columns]) => ({ kind: 'plain' as const, name, title: name, columns: columns.map((header) => ({ header, width: 20 })), rows: [] })),
  })
  await file.close()
  console.log(`已写出 ${output}。填好后用 statbook import 导入。`)
}
