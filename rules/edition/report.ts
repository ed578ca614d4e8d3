import type { Catalogue } from './catalogue.ts'

/** What an edition holds, in numbers. */
export interface EditionReport {
  readonly id: string
  readonly title: string
  readonly tables: readonly { readonly number: string; readonly name: string; readonly fields: number; readonly required: number; readonly shaded: number; readonly references: number; readonly checks: number }[]
  readonly codelists: number
  readonly codes: number
  readonly checks: Readonly<Record<'field' | 'row' | 'table' | 'cross-table' | 'builtin' | 'reviewer', number>>
  readonly severities: Readonly<Record<'error' | 'warning' | 'hint', number>>
}

export function reportEdition(catalogue: Catalogue): EditionReport {
  const { edition } = catalogue
  const level = (wanted: string) => edition.checks.filter(check => check.level === wanted).length
  const severity = (wanted: string) => [...edition.checks, ...edition.builtins].filter(check => check.severity === wanted).length
  return {
    id: edition.id,
    title: edition.title,
    tables: [...catalogue.tables.values()].map(({ table, fields }) => ({
      number: table.number, name: table.name, fields: fields.length,
      required: fields.filter(each => each.field.required === true).length,
      shaded: fields.filter(each => each.shaded).length,
      references: fields.filter(each => each.ref !== null).length,
      checks: edition.checks.filter(check => check.table === table.id).length,
    })),
    codelists: edition.codelists.length,
    codes: edition.codelists.reduce((sum, list) => sum + list.values.length, 0),
    checks: { field: level('field'), row: level('row'), table: level('table'), 'cross-table': level('cross-table'), builtin: edition.builtins.length, reviewer: edition.reviewerChecks.length },
    severities: { error: severity('error'), warning: severity('warning'), hint: severity('hint') },
  }
}

/** The report as lines for people. */
export function reportLines(report: EditionReport): string[] {
  const { checks, severities } = report
  const fields = report.tables.reduce((sum, table) => sum + table.fields, 0)
  return [
    `${report.id} ${report.title}`,
    `${report.tables.length} 张表，${fields} 个字段，${report.codelists} 个代码表（${report.codes} 个取值）`,
    `规则：格 ${checks.field}、行 ${checks.row}、表 ${checks.table}、跨表 ${checks['cross-table']}、读格子 ${checks.builtin}、由人看 ${checks.reviewer}`,
    `轻重：错误 ${severities.error}、警告 ${severities.warning}、提示 ${severities.hint}`,
    ...report.tables.map(table => `  ${table.number} ${table.name}：${table.fields} 个字段（必填 ${table.required}、灰色 ${table.shaded}、引用 ${table.references}），${table.checks} 条规则`),
  ]
}
