import type { EditionText } from './read-files.ts'

/** The smallest sound edition: two tables, one code list, one rule of each kind. For tests, which change one text. */
export const smallEdition: Readonly<Record<string, string>> = {
  'edition.yaml': `id: v0.1
title: 试用版
tables: [unit_list, teacher]
sources:
  own: 自拟
`,
  'codelists.yaml': `codelists:
  - id: yes_no
    name: 是否
    closed: true
    source: [own]
    values:
      - { code: "1", name: 是 }
      - { code: "0", name: 否 }
`,
  'tables/S1-unit_list.yaml': `id: unit_list
number: S1
name: 部门
chapter: 0 源数据
kind: list
isSource: true
statTime: point
filledBy: 部门信息采集员
owner: 人事处
uniqueKey: [code]
orderConfidence: guess
source: [own]
fields:
  - id: code
    name: 部门代码
    type: text
    required: true
    maxLength: 20
    source: [own]
  - id: title
    name: 部门名称（全称）
    type: text
    required: true
    source: [own]
`,
  'tables/6.1-teacher.yaml': `id: teacher
number: "6.1"
name: 教师
chapter: 6 师资
kind: list
statTime: academic_year
filledBy: 教师本人
owner: 人事处
uniqueKey: [staff_no]
orderConfidence: guess
source: [own]
fields:
  - id: staff_no
    name: 教工号
    type: text
    required: true
    source: [own]
  - id: unit
    name: 所属部门
    type: text
    required: true
    ref: unit_list.code
    source: [own]
  - id: unit_title
    name: 部门名称
    type: text
    required: true
    prefill: { by: unit, from: unit_list.title }
    source: [own]
  - id: theory
    name: 学时-理论
    type: number
    integer: true
    required: true
    range: [0, 1000]
    source: [own]
  - id: practice
    name: 学时-实践
    type: number
    integer: true
    required: true
    source: [own]
  - id: total
    name: 学时-合计
    type: number
    integer: true
    required: true
    computed: =[理论]+[实践]
    source: [own]
  - id: is_new
    name: 是否新教师
    type: bool
    codelist: yes_no
    required: false
    source: [own]
`,
  'checks/6.1-teacher.yaml': `table: teacher
checks:
  - id: R001
    title: 实践不多于理论
    level: row
    severity: error
    dimension: 合理性
    fields: [practice, theory]
    formula: =[实践]<=[理论]
    message: 实践 {实践} 多于理论 {理论}。
    source: [own]
`,
  'checks/generic.yaml': `builtins:
  - id: F001
    builtin: required
    title: 必填的都填了
    level: field
    severity: error
    dimension: 完整性
    message: 必填的格不能空着。
    source: [own]
`,
  'checks/not-computable.yaml': `reviewerChecks:
  - id: R009
    tables: [teacher]
    fields: [is_new]
    severity: hint
    title: 新教师有据可查
    message: 看聘书。
    why: 表里没有聘书。
    who: 人事处
    source: [own]
`,
}

/** The small edition with some texts changed: `{ 'edition.yaml': ['试用版', '…'] }` replaces once, null leaves the file out, a text adds or replaces the file. */
export function smallFiles(changes: Readonly<Record<string, readonly [string, string] | string | null>> = {}): EditionText[] {
  const files = new Map(Object.entries(smallEdition))
  for (const [path, change] of Object.entries(changes)) {
    if (change === null) files.delete(path)
    else if (typeof change === 'string') files.set(path, change)
    else {
      const text = files.get(path) ?? ''
      if (!text.includes(change[0])) throw new Error(`${path} does not hold ${change[0]}`)
      files.set(path, text.replace(change[0], change[1]))
    }
  }
  return [...files].map(([path, text]) => ({ path, text }))
}
