/** A small sound edition for tests and the gallery: one source table, one table with a rule of each kind. */
import type { BuiltinCheck, Check, Edition, Field, Table } from '../../rules/table.ts'

const source = ['sample']
const field = (id: string, name: string, type: Field['type'], rest: Partial<Field> = {}): Field => ({ id, name, header: name, groups: [], type, required: false, source, ...rest })

const staff: Table = {
  id: 'staff', number: 'S5', name: '源数据-教职工（校内）', chapter: '0 源数据', kind: 'list', isSource: true, statTime: 'point', filledBy: '人事处', owner: '人事处',
  uniqueKey: ['staff_no'], maxRows: 20000, orderConfidence: 'guess', source,
  fields: [field('staff_no', '教工号', 'text', { required: true }), field('name', '姓名', 'text', { required: true })],
}

export const teacher: Table = {
  id: 'teacher', number: '6.1.1', name: '校内专任教师基本情况', chapter: '6 师资队伍', kind: 'list', isSource: false, statTime: 'academic_year', filledBy: '人事处', owner: '人事处',
  uniqueKey: ['staff_no'], maxRows: 20000, orderConfidence: 'guess', source,
  fields: [
    field('staff_no', '教工号', 'text', { required: true, ref: { table: 'staff', field: 'staff_no' }, example: '20190412' }),
    field('name', '姓名', 'text', { required: true, prefill: { table: 'staff', key: 'staff_no', field: 'name' } }),
    field('nation', '民族', 'code', { codelist: 'nation', required: true, meaning: '按身份证填写。' }),
    field('level', '专业技术职务等级', 'code', { codelist: 'level', meaning: '截至 2026年8月31日，本人已取得的最高专业技术职务等级，以证书为准；未评定的填“未定职级”。', mistakes: '把岗位等级当作职务等级', example: '副高级' }),
    field('got', '获取日期（年月）', 'yearmonth', { example: '2020-12' }),
    field('days', '本学年企业天数', 'number', { integer: true, range: [0, 366], unit: '天' }),
    field('dual', '是否为双师素质教师', 'bool', { meaning: '具有教师资格，又具有本专业实际工作的中级及以上技术职务，或近五年有两年以上企业一线工作经历的专任教师。' }),
  ],
}

const builtin = (id: string, kind: BuiltinCheck['builtin'], title: string, message: string, rest: Partial<BuiltinCheck> = {}): BuiltinCheck => ({
  id, builtin: kind, level: 'field', severity: 'error', dimension: '规范性', title, message, source, ...rest,
})

const checks: readonly Check[] = [
  { id: 'R055', level: 'row', severity: 'warning', dimension: '真实性', table: 'teacher', fields: ['dual', 'days'], when: '[是否为双师素质教师]=TRUE', formula: '[本学年企业天数]>=30', title: '双师素质教师缺少经历', message: '认定为双师素质教师，本学年企业天数只有 {本学年企业天数} 天。', source },
  { id: 'R060', level: 'row', severity: 'error', dimension: '完整性', table: 'teacher', fields: ['got', 'level'], formula: 'ISBLANK([专业技术职务等级])=ISBLANK([获取日期（年月）])', title: '等级和获取日期同填同空', message: '等级填了，获取日期也要填。', source },
]

export const sampleEdition: Edition = {
  id: 'v0.1', title: '试用版', sources: { sample: '自拟' }, tables: [staff, teacher],
  codelists: [
    { id: 'nation', name: '民族', closed: true, source, values: ['汉族', '回族', '满族', '蒙古族', '藏族', '壮族', '苗族', '朝鲜族'].map((name, i) => ({ code: String(i + 1).padStart(2, '0'), name })) },
    { id: 'level', name: '职称等级', closed: true, source, values: ['正高级', '副高级', '中级', '初级', '未定职级'].map((name, i) => ({ code: String(i + 1), name })) },
  ],
  checks,
  builtins: [
    builtin('F001', 'required', '必填', '{字段}没填。', { dimension: '完整性' }), builtin('F002', 'codelist', '民族不在代码表里', '“{值}”不在代码表里，最接近的是“{最接近}”。', { only: ['teacher.nation'] }),
    builtin('F012', 'codelist', '职称等级不在代码表里', '“{值}”不在代码表里，最接近的是“{最接近}”。', { only: ['teacher.level'] }), builtin('F003', 'number', '要填数字', '“{值}”不是数字。'), builtin('F004', 'integer', '要填整数', '“{值}”不是整数。'),
    builtin('F005', 'range', '超出范围', '{字段} {值}，应为 {下限}–{上限}。'), builtin('F006', 'yearmonth', '获取日期（年月）写法不对', '“{值}”写法不对。'),
    builtin('G001', 'reference', '源数据里没有', '{字段} {值} 不在{目标表}里。', { level: 'cross-table', dimension: '真实性' }),
  ],
  reviewerChecks: [],
}

export const sampleHash = 'a'.repeat(64)
