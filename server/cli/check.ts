import { checkWorkbook } from './check-workbook.ts'

const words: Readonly<Record<string, string>> = { error: '错误', warning: '警告', hint: '提示' }

/** Prints the report; progress goes to stderr so that `--json` prints one value and nothing else on stdout. */
export async function check(file: string, options: { readonly edition?: string; readonly cycle: string; readonly json?: boolean }): Promise<number> {
  let told = 0
  const onProgress = (rows: number): void => { if (rows - told >= 5000) { told = rows; process.stderr.write(`已读 ${rows} 行\n`) } }
  const report = await checkWorkbook(file, { cycle: options.cycle, ...(options.edition === undefined ? {} : { edition: options.edition }), onProgress })
  if (options.json) console.log(JSON.stringify(report))
  else {
    for (const table of report.tables) {
      console.log(`${table.number}（${table.sheet}）：${table.rows} 行，错误 ${table.errors}，警告 ${table.warnings}，提示 ${table.hints}`)
      for (const column of table.missingColumns) console.log(`  少了“${column}”列。从模板里补上这一列。`)
    }
    for (const finding of report.findings) console.log(`${finding.sheet}!${finding.cell} ${words[finding.severity] ?? finding.severity} ${finding.rule} ${finding.text}`)
    console.log(report.blocking === 0 ? '没有必须改的问题。' : `有 ${report.blocking} 处必须改。`)
  }
  return report.blocking === 0 ? 0 : 1
}
