import type { Catalogue } from '../../rules/edition/catalogue.ts'
import type { JudgeRow } from '../../rules/judge/typed-table.ts'
import type { Period } from '../../rules/table.ts'
import type { Cell } from '../../rules/value.ts'

/** Cells of a row by field id; what is left out is blank. */
export type Cells = Readonly<Record<string, Cell>>
/** Rows of every table by table id. */
export type College = Readonly<Record<string, readonly Cells[]>>

export const PERIOD: Period = { academicYear: { start: '2025-09-01', end: '2026-08-31' }, calendarYear: 2025, point: '2026-08-31' }

const yes = '是', no = '否'
const teachers = [
  { org_code: 'D05', staff_no: '0008015', name: '陈立', gender: '男', birth_date: '1975-03-12', ethnicity: '汉族' },
  { org_code: 'D05', staff_no: '2012021', name: '王芳', gender: '女', birth_date: '1985-07-02', ethnicity: '回族' },
  { org_code: 'D06', staff_no: '2016009', name: '李娜', gender: '女', birth_date: '1988-11-20', ethnicity: '汉族' },
  { org_code: 'D07', staff_no: '2019033', name: '古丽·买买提', gender: '女', birth_date: '1990-05-05', ethnicity: '维吾尔族' },
] as const
const education = ['大学', '硕士研究生', '博士研究生', '硕士研究生'], degree = ['学士', '硕士', '博士', '硕士']
const titles = ['副高级', '中级', '中级', '未定职级']

const major = (more: Cells): Cells => ({ org_code: 'D05', major_code: '460301', major_name: '机电一体化技术', ...more })
const course = (more: Cells): Cells => ({ course_nature: '必修课', credit: 4, hours_total: 64, org_code: 'D05', is_core: no, is_coop: no, ...more })
const lesson = (more: Cells): Cells => ({ task: '理论', is_merged: no, is_parallel: no, is_admin_class: yes, term: '第一学期（上半学年）', workload: 64, ...more })
const setup = (more: Cells): Cells => ({
  course_attr: '专业课', course_nature: '必修课', is_core: no, is_coop: no, excellent: '一般（无）', is_cert: no,
  place: '普通教室', method: '课堂讲授', exam: '笔试（闭卷）', grade: '一年级',
  book_name: '示例教材', book_year: 2022, book_press: '示例出版社', book_author: '张某', book_nature: '其他', book_type: '其他', ...more,
})

/** A tiny college in which everything agrees: judging any of its tables finds nothing. All people and codes are invented. */
export const BASELINE: College = {
  src_org: [
    { org_code: 'D01', org_name: '教务处', org_type: '部门', is_teaching_unit: no, head_staff_no: '2001002' },
    { org_code: 'D05', org_name: '机电工程学院', org_type: '院系', is_teaching_unit: yes, head_staff_no: '0008015', founded_ym: '2003-07' },
    { org_code: 'D06', org_name: '经济管理学院', org_type: '院系', is_teaching_unit: yes },
    { org_code: 'D07', org_name: '基础教学部', org_type: '教学单位（基础教学部、体育教学部等）', is_teaching_unit: yes, parent_code: 'D01' },
  ],
  src_staff: [
    ...teachers.map((person, i) => ({ ...person, staff_status: '在职', teacher_type: '校内专任教师', education: education[i] ?? null, degree: degree[i] ?? null, email: 'someone@example.edu.cn' })),
    { staff_no: '2001002', name: '刘强', gender: '男', birth_date: '1972-01-30', ethnicity: '汉族', org_code: 'D01', duty: '处长', staff_status: '在职', teacher_type: '非教师', education: '大学', degree: '学士' },
  ],
  src_major: [
    { direction_code: null, org_code: 'D05' }, { direction_code: '46030101', direction_name: '智能产线方向', org_code: 'D05' },
  ].map((more): Cells => major({ major_category: '装备制造大类', edu_level: '高职专科', length_years: 3, approved_ym: '2010-03', first_enrol_ym: '2010-09', is_intl: no, is_apprenticeship: no, ...more })).concat([
    { major_code: '530302', major_name: '大数据与会计', org_code: 'D06', major_category: '财经商贸大类', edu_level: '高职专科', length_years: 3, approved_ym: '2005-03', first_enrol_ym: '2005-09', is_intl: no, is_apprenticeship: no },
  ]),
  src_course: [
    course({ course_code: '05A001', course_name: '机械制图', course_type: 'A类（纯理论课）', course_attr: '专业基础课', leader_staff_no: '2012021' }),
    course({ course_code: '05B012', course_name: 'PLC应用技术', course_type: 'B类（（理论＋实践）课）', course_attr: '专业课', is_core: yes }),
    course({ course_code: '06C003', course_name: '会计综合实训', course_type: 'C类（纯实践课）', course_attr: '专业课', org_code: 'D06', hours_total: 48 }),
    course({ course_code: '07A001', course_name: '高等数学', course_type: 'A类（纯理论课）', course_attr: '公共课', org_code: 'D07' }),
  ],
  school_basic: [{
    school_code: '4141010000', school_name: '示例职业技术学院', province: '河南省', city: '焦作市', name_since_ym: '2004-05', founded_ym: '1981-09',
    sponsor_name: '示例市人民政府', sponsor_nature: '政府', sponsor_level: '地市级', school_category: '理工院校',
  }],
  area: [{
    land_area: 300000, green_area: 90000, building_area: 100000, own_building_area: 90000, own_new_area: 2000, non_own_area: 10000,
    teach_aux_area: 50000, classroom_area: 20000, library_area: 8000, lab_area: 18000, research_area: 1000, gym_area: 2000, hall_area: 1000,
    office_area: 8000, living_area: 40000, student_dorm_area: 30000, student_canteen_area: 6000, staff_dorm_area: 1000, staff_canteen_area: 500, welfare_area: 2500,
    staff_housing_area: 1000, other_area: 1000,
  }],
  income: [{ total: 10000, tuition: 2500, regular_subsidy: 6000, special_fund: 1000, donation: 100, other: 400, loan: 0, loan_balance: 500 }],
  income_tuition: [{ student_kind: '普通专科', rate: 5000, amount: 2000 }, { student_kind: '中外合作办学', rate: 12000, amount: 500 }],
  income_subsidy: [{ item: '生均财政拨款补助', rate: 12000, amount: 6000 }],
  income_special: [{ item: '现代职业教育质量提升计划', amount: 1000 }],
  ft_teacher_basic: teachers.map((person, i): Cells => ({
    ...person, education: education[i] ?? null, degree: degree[i] ?? null, field: '工学', specialty: '自动控制',
    tcert_issuer: '省教育厅', tcert_ym: '2018-06', industry_years: 3, industry_days: 20, title_level: titles[i] ?? null,
    ...(i === 3 ? {} : { title_name: i === 0 ? '副教授' : '讲师', title_issuer: '省人力资源和社会保障厅', title_ym: '2019-12' }),
    is_prof_teacher: i === 3 ? no : yes, is_backbone: no, is_dual: i === 0 ? yes : no, famous_teacher: '否',
  })),
  ft_teaching: [
    lesson({ org_code: 'D05', staff_no: '0008015', name: '陈立', direction_code: '460301', direction_name: '机电一体化技术', course_code: '05B012', course_name: 'PLC应用技术', course_type: 'B类（（理论＋实践）课）', practice_training: 'PLC实训' }),
    lesson({ org_code: 'D05', staff_no: '2012021', name: '王芳', direction_code: '460301', direction_name: '机电一体化技术', course_code: '05A001', course_name: '机械制图', course_type: 'A类（纯理论课）' }),
    lesson({ org_code: 'D06', staff_no: '2016009', name: '李娜', direction_code: '530302', direction_name: '大数据与会计', course_code: '06C003', course_name: '会计综合实训', course_type: 'C类（纯实践课）', practice_training: '会计实训', task: '实践', workload: 48 }),
    lesson({ org_code: 'D07', staff_no: '2019033', name: '古丽·买买提', direction_code: '530302', direction_name: '大数据与会计', course_code: '07A001', course_name: '高等数学', course_type: 'A类（纯理论课）' }),
  ],
  major_setup: [
    major({ direction_code: null, approved_ym: '2010-03', first_enrol_ym: '2010-09' }),
    major({ direction_code: '46030101', direction_name: '智能产线方向', approved_ym: '2010-03', first_enrol_ym: '2020-09' }),
    { org_code: 'D06', major_code: '530302', major_name: '大数据与会计', approved_ym: '2005-03', first_enrol_ym: '2005-09' },
  ].map((more, i): Cells => ({
    seq: i + 1, is_enrolling: yes, length_years: 3, students: 120, students_y1: 40, students_y2: 40, students_y3: 40, src_high: 90, src_voc: 20, src_5year: 10, src_other: 10,
    key_level: '一般（无）', feature_level: '一般（无）', is_apprenticeship: no, is_intl: no, class_total: 3, order_classes: 0, order_students: 0, has_last_grads: yes, ...more,
  })),
  course_setup: [
    setup({ seq: 1, major_code: '460301', direction_name: '机电一体化技术', course_code: '05B012', course_name: 'PLC应用技术', course_type: 'B类（（理论＋实践）课）', plan_hours: 64, practice_hours: 32, is_core: yes, grade: '二年级' }),
    setup({ seq: 2, major_code: '460301', direction_name: '智能产线方向', course_code: '05A001', course_name: '机械制图', course_type: 'A类（纯理论课）', course_attr: '专业基础课', plan_hours: 64, practice_hours: 0 }),
    setup({ seq: 3, major_code: '530302', direction_name: '大数据与会计', course_code: '06C003', course_name: '会计综合实训', course_type: 'C类（纯实践课）', plan_hours: 48, practice_hours: 48, grade: '二年级', book_name: null, book_year: null, book_press: null, book_author: null, book_nature: null, book_type: null }),
    setup({ seq: 4, major_code: '530302', direction_name: '大数据与会计', course_code: '07A001', course_name: '高等数学', course_type: 'A类（纯理论课）', course_attr: '公共课', plan_hours: 64, practice_hours: 0 }),
  ],
}

/** Rows as the sheet has them: cells in the order of the table's fields, ids by place. */
export function rowsOf(catalogue: Catalogue, table: string, rows: readonly Cells[]): JudgeRow[] {
  const fields = catalogue.tables.get(table)?.table.fields ?? []
  return rows.map((cells, i) => {
    const strange = Object.keys(cells).find(key => !fields.some(field => field.id === key))
    if (strange !== undefined) throw new Error(`${table} has no field ${strange}`)
    return { id: `${table}-${i + 1}`, cells: fields.map(field => cells[field.id] ?? null) }
  })
}
