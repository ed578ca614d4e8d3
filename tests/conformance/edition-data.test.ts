import { describe, expect, it } from 'vitest'
import { reportEdition, reportLines } from '../../rules/edition/report.ts'
import { catalogueOf } from './edition-files.ts'

const catalogue = catalogueOf('v2.16')
const report = reportEdition(catalogue)

describe('edition v2.16', () => {
  it('holds these tables with all their fields', () => {
    expect(report.tables.map(table => [table.number, table.fields])).toEqual([
      ['S1', 9], ['S2', 17], ['S3', 17], ['S5', 23], ['1.1', 12], ['3.1', 23], ['5.1', 8], ['5.1a', 3], ['5.1b', 3], ['5.1c', 2],
      ['6.1.1', 26], ['6.1.2.1', 18], ['7.1.1', 29], ['7.2', 24],
    ])
  })
  it('says of every field what it means', () => {
    expect(catalogue.edition.tables.flatMap(table => table.fields.filter(field => field.meaning === undefined).map(field => `${table.number} ${field.name}`))).toEqual([])
  })
  it('shades in 6.1.1 what S5 already knows', () => {
    const shaded = catalogue.byNumber.get('6.1.1')?.fields.filter(each => each.shaded).map(each => each.field.name)
    expect(shaded).toEqual(['所属系部', '姓名', '性别', '出生日期'])
  })
  it('marks personal data', () => {
    expect(catalogue.byNumber.get('S5')?.fields.filter(each => each.field.personal === true).map(each => each.field.id)).toEqual(['birth_date', 'ethnicity', 'political', 'id_no', 'phone', 'email'])
  })
  it('finds code list names and the nearest one', () => {
    const ethnicity = catalogue.codelists.get('ethnicity')
    expect(ethnicity?.byName.get('满族')?.code).toBe('11')
    expect(ethnicity?.byCode.get('01')?.name).toBe('汉族')
    expect(ethnicity?.nearest('汉')).toBe('汉族')
  })
  it('knows which tables each table looks into', () => {
    expect([...catalogue.tables.get('ft_teaching')?.reads ?? []].sort()).toEqual(['course_setup', 'ft_teacher_basic', 'major_setup', 'src_org'])
  })
  it('gives people what formulas cannot tell', () => {
    expect(catalogue.tables.get('income')?.reviewerChecks.map(check => check.id)).toEqual(['F034', 'F040', 'X053'])
  })
  it('is told in counts', () => {
    expect(reportLines(report).slice(1, 4)).toEqual([
      '14 张表，214 个字段，34 个代码表（273 个取值）', '规则：格 16、行 40、表 10、跨表 12、读格子 19、由人看 6', '轻重：错误 69、警告 26、提示 2',
    ])
  })
})
