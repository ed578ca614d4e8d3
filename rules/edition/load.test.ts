import { describe, expect, it } from 'vitest'
import { faultText, loadEdition } from './load.ts'
import { smallEdition, smallFiles } from './small-edition.ts'

const TEACHER = 'tables/6.1-teacher.yaml', CHECKS = 'checks/6.1-teacher.yaml', LISTS = 'codelists.yaml', GENERIC = 'checks/generic.yaml', PEOPLE = 'checks/not-computable.yaml'
type Change = readonly [string, string] | string | null

/** The faults as text, with the 1-based line of the changed words checked by the caller. */
function faultsOf(changes: Readonly<Record<string, Change>>): string[] {
  const loaded = loadEdition(smallFiles(changes))
  return loaded.ok ? [] : loaded.faults.map(faultText)
}
function lineOf(path: string, words: string): number {
  const text = smallEdition[path] ?? ''
  return text.slice(0, text.indexOf(words)).split('\n').length
}

describe('a sound edition', () => {
  it('loads, with group headers split and references taken apart', () => {
    const loaded = loadEdition(smallFiles())
    const teacher = loaded.ok ? loaded.edition.tables[1] : undefined
    expect(teacher?.fields[3]).toMatchObject({ name: '学时-理论', header: '理论', groups: ['学时'], range: [0, 1000] })
    expect(teacher?.fields[1]?.ref).toEqual({ table: 'unit_list', field: 'code' })
    expect(teacher?.fields[2]?.prefill).toEqual({ table: 'unit_list', key: 'unit', field: 'title' })
    expect(teacher?.maxRows).toBe(20_000)
  })
})


describe('a wrong edition is refused with file, line and what to write instead', () => {
  it.each<readonly [string, string, readonly [string, string], string, RegExp]>([
    ['a misspelt key', TEACHER, ['    range: [0, 1000]', '    rang: [0, 1000]'], '    range', /没有“rang”这一项。是不是“range”？/],
    ['a missing key', TEACHER, ['owner: 人事处\n', ''], 'id: teacher', /少了“owner”。加一行 owner: …/],
    ['a value outside the closed list', CHECKS, ['severity: error', 'severity: eror'], 'severity', /“severity”不能写“eror”。只能是 error、warning、hint。最接近的是 error。/],
    ['a number where text is wanted', TEACHER, ['number: "6.1"', 'number: 6.1'], 'number', /“number”写成了数字，应为文字。加引号："6\.1"。/],
    ['text where a list is wanted', TEACHER, ['uniqueKey: [staff_no]', 'uniqueKey: staff_no'], 'uniqueKey', /“uniqueKey”写成了文字，应为列表/],
    ['a title that is too long', CHECKS, ['title: 实践不多于理论', 'title: 实践学时不应当比理论学时还要多出来'], 'title', /最多 16 个字/],
    ['a code list without values', LISTS, ['    values:\n      - { code: "1", name: 是 }\n      - { code: "0", name: 否 }', '    values: []'], 'values', /代码表没有取值/],
    ['a value that is there twice', LISTS, ['name: 否', 'name: 是'], '"0"', /取值“是”重复/],
    ['an unknown code list', TEACHER, ['codelist: yes_no', 'codelist: yesno'], 'codelist', /没有代码表“yesno”。是不是“yes_no”？/],
    ['an unknown table in a reference', TEACHER, ['ref: unit_list.code', 'ref: unit_lst.code'], 'ref:', /没有表“unit_lst”。是不是“unit_list”？/],
    ['an unknown field in a reference', TEACHER, ['ref: unit_list.code', 'ref: unit_list.cod'], 'ref:', /没有表 S1 的字段“cod”。是不是“code”？/],
    ['a reference to another type', TEACHER, ['    required: false\n', '    ref: unit_list.code\n    required: false\n'], 'required: false', /类型不同：本字段是 bool，unit_list.code 是 text/],
    ['a prefilled column whose key refers elsewhere', TEACHER, ['by: unit,', 'by: staff_no,'], 'by:', /“staff_no”没有引用表 unit_list/],
    ['a number without its kind', TEACHER, ['    range: [0, 1000]', '    decimals: 2'], '    type: number', /integer: true（整数）或 decimals: 2/],
    ['a range upside down', TEACHER, ['[0, 1000]', '[1000, 0]'], '[0, 1000]', /小的写在前面/],
    ['a length on a number', TEACHER, ['    range: [0, 1000]', '    length: 3'], 'range', /length 只用于文本/],
    ['a field id that is there twice', TEACHER, ['id: practice', 'id: theory'], 'id: practice', /字段 id “theory”重复/],
    ['a header that is there twice', TEACHER, ['name: 学时-实践', 'name: 课时-理论'], 'name: 学时-实践', /表头“理论”重复/],
    ['an unknown key field', TEACHER, ['uniqueKey: [staff_no]', 'uniqueKey: [staffno]'], 'uniqueKey', /没有本表字段“staffno”。是不是“staff_no”？/],
    ['a computed column that needs itself', TEACHER, ['=[理论]+[实践]', '=[合计]+[实践]'], 'computed', /算出的列绕成了圈：total → total/],
    ['a computed column of the wrong type', TEACHER, ['=[理论]+[实践]', '=[教工号]'], 'computed', /公式的结果应是数字，现在是文本/],
    ['a rule about an unknown field', CHECKS, ['fields: [practice, theory]', 'fields: [practise, theory]'], 'fields', /没有表 6.1 的字段“practise”。是不是“practice”？/],
    ['a rule of an unknown table', CHECKS, ['table: teacher', 'table: teachers'], 'table', /没有表“teachers”。是不是“teacher”？/],
    ['a formula with an unknown field', CHECKS, ['=[实践]<=[理论]', '=[实践]<=[理伦]'], 'formula', /R001：.*理伦.*理论/],
    ['a formula that is no condition', CHECKS, ['=[实践]<=[理论]', '=[实践]-[理论]'], 'formula', /公式的结果应是是否/],
    ['a rule at the wrong level', CHECKS, ['level: row', 'level: cross-table'], 'level', /公式没有用到别的表/],
    ['a message with an unknown name', CHECKS, ['{实践}', '{实贱}'], 'message', /没有字段“实贱”/],
    ['a message with an open brace', CHECKS, ['{实践}', '{实践'], 'message', /花括号没有成对/],
    ['an unknown source', CHECKS, ['source: [own]', 'source: [onw]'], 'source', /没有来源“onw”。是不是“own”？/],
    ['a built-in rule with braces in its words', GENERIC, ['必填的格', '必填的{字段}'], 'message', /不用花括号/],
    ['a reviewer check of an unknown table', PEOPLE, ['tables: [teacher]', 'tables: [teache]'], 'tables', /没有表“teache”。是不是“teacher”？/],
    ['a table that is not listed', 'edition.yaml', ['tables: [unit_list, teacher]', 'tables: [unit_list]'], 'tables', /少了“teacher”/],
    ['a tab as indent', CHECKS, ['    level: row', '\tlevel: row'], 'level', /制表符|缩进/],
    ['a key written twice', CHECKS, ['    level: row\n', '    level: row\n    level: row\n'], 'severity', /同一处这个名字写了两次/],
  ])('%s', (_, path, change, words, says) => {
    const faults = faultsOf({ [path]: change })
    expect(faults[0]).toMatch(says)
    expect(faults[0]).toContain(`${path} 第 ${lineOf(path, words)} 行`)
    expect(faults).toHaveLength(1)
  })

  it('a missing file', () => expect(faultsOf({ [LISTS]: null })[0]).toBe('codelists.yaml 第 1 行第 1 列：少了这个文件。'))
  it('an empty file', () => expect(faultsOf({ 'edition.yaml': '' })).toEqual(['edition.yaml 第 1 行第 1 列：文件写成了空白，应为几行“名字: 内容”。']))
  it('a value taken from elsewhere, which could blow a small file up', () => {
    expect(faultsOf({ 'edition.yaml': 'id: &x [1, *x]\n' })).toEqual(['edition.yaml 第 1 行第 12 列：不能用“*”引用别处的内容，把内容写全。'])
  })
  it('a file nobody reads', () => expect(faultsOf({ 'check/6.1.yaml': 'table: teacher' })[0]).toMatch(/不认识这个文件/))
  it('a table another one refers to but that is not there', () => {
    expect(faultsOf({ 'tables/S1-unit_list.yaml': null }).join('\n')).toMatch(/没有tables\/ 里的表“unit_list”[^]*没有表“unit_list”/)
  })
  it('a file name that does not say the table', () => {
    const text = smallEdition[CHECKS] ?? ''
    expect(faultsOf({ [CHECKS]: null, 'checks/teachers.yaml': text })[0]).toMatch(/文件名应为 checks\/6\.1-teacher\.yaml/)
  })
  it('the place inside a formula that is folded over lines', () => {
    const faults = faultsOf({ [CHECKS]: ['    formula: =[实践]<=[理论]', '    formula: |-\n      =AND(\n        [实践]<=[理论],\n        [实践]<=[里论])'] })
    expect(faults[0]).toContain(`第 ${lineOf(CHECKS, 'formula') + 3} 行第 15 列`)
  })
  it('the place inside a quoted formula', () => {
    const faults = faultsOf({ [CHECKS]: ['=[实践]<=[理论]', '"=IF([教工号]=\\"0\\",[里论]>1,TRUE)"'] })
    expect(faults[0]).toContain(`第 ${lineOf(CHECKS, 'formula')} 行第 ${'    formula: "=IF([教工号]=\\"0\\",'.length + 1} 列`)
  })
  it('all wrong keys of all files at once', () => {
    expect(faultsOf({ [CHECKS]: ['severity:', 'severty:'], [TEACHER]: ['chapter:', 'capter:'] }).length).toBe(4)
  })
})
