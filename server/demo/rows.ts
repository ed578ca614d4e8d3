/** The official tables of a demo college for one year: consistent with each other, so that no rule finds anything. */
import type { Cell } from '../../rules/value.ts'
import { accountsOf, type Account } from './accounts.ts'
import type { CollegePlan, MajorPlan, UnitPlan } from './blueprint.ts'
import { identityNumber, personName } from './names.ts'
import { randomFrom, type Random } from './random.ts'

/** A row by field id, cells in canonical form. */
export type DemoRow = Readonly<Record<string, Cell>>
/** Rows by table number, then by unit id. */
export type DemoTables = Readonly<Record<string, Readonly<Record<string, readonly DemoRow[]>>>>
export interface Teacher { readonly staffNo: string; readonly name: string; readonly unit: UnitPlan; readonly row: DemoRow }
export interface World { readonly tables: DemoTables; readonly teachers: readonly Teacher[] }

const pad = (n: number): string => String(n).padStart(2, '0')
const peoples = ['汉族', '汉族', '汉族', '汉族', '汉族', '汉族', '汉族', '汉族', '回族', '满族', '蒙古族', '土家族'] as const
const presses = ['高等教育出版社', '机械工业出版社', '人民邮电出版社', '清华大学出版社', '电子工业出版社'] as const
const codeOf = (plan: CollegePlan, unit: string): string => plan.units.find((one) => one.id === unit)?.code ?? ''

/** The year's tables. `year` = the first year of the academic year; last year's world comes from the same seed, one year younger. */
export function buildWorld(plan: CollegePlan, seed: number, year: number): World {
  const random = randomFrom(seed)
  const accounts = accountsOf(plan)
  const staff = plan.units.flatMap((unit) => staffOf(unit, accounts.filter((account) => account.unit === unit.id), random, year))
  const teachers = staff.filter((person) => person.unit.teaching)
  const courses = coursesOf(plan)
  const setups = plan.majors.map((major) => majorRow(plan, major, random, year))
  const perUnit = (make: (unit: UnitPlan) => readonly DemoRow[]): Record<string, readonly DemoRow[]> =>
    Object.fromEntries(plan.units.filter((unit) => unit.teaching && !plan.coveredByPersonnel.includes(unit.id)).map((unit) => [unit.id, make(unit)]))
  const teachingRows = perUnit((unit) => teachingOf(plan, unit, teachers, courses))
  const officeOf = (number: string): string => plan.offices[number] ?? plan.quality
  const byOffice = (number: string, rows: readonly DemoRow[]): Record<string, readonly DemoRow[]> => ({ [officeOf(number)]: rows })
  const money = incomeRows(random)
  return {
    teachers,
    tables: {
      S1: byOffice('S1', plan.units.map((unit, index) => ({ org_code: unit.code, org_name: unit.name, org_type: unit.teaching ? '院系' : '部门', parent_code: null, head_staff_no: null, is_teaching_unit: unit.teaching ? '是' : '否', founded_ym: '2006-09', closed_ym: null, sort_no: index + 1 }))),
      S2: byOffice('S2', plan.majors.map((major, index) => sourceMajor(plan, major, index))),
      S3: byOffice('S3', courses.map((course) => course.source)),
      S5: byOffice('S5', staff.map((person) => person.source)),
      '1.1': byOffice('1.1', [schoolRow(plan)]),
      '3.1': byOffice('3.1', [areaRow(random)]),
      ...Object.fromEntries(Object.entries(money).map(([number, rows]) => [number, byOffice(number, rows)])),
      '6.1.1': { ...perUnit((unit) => teachers.filter((one) => one.unit.id === unit.id).map((one) => one.row)), [officeOf('6.1.1')]: teachers.filter((one) => plan.coveredByPersonnel.includes(one.unit.id)).map((one) => one.row) },
      '6.1.2.1': teachingRows,
      '7.1.1': byOffice('7.1.1', setups.map((row, index) => ({ ...row, seq: index + 1 }))),
      '7.2': perUnit((unit) => courses.filter((course) => course.major.unit === unit.id).map((course, index) => ({ ...course.setup, seq: index + 1 }))),
    },
  }
}

interface Person extends Teacher { readonly source: DemoRow }

/** People with an account come first in their unit. */
function staffOf(unit: UnitPlan, accounts: readonly Account[], random: Random, year: number): readonly Person[] {
  return Array.from({ length: unit.teaching ? unit.teachers : 6 }, (_, index) => person(unit, index, accounts[index], random, year))
}

function person(unit: UnitPlan, index: number, account: Account | undefined, random: Random, year: number): Person {
  const age = unit.teaching ? random.between(27, 58) : random.between(30, 57)
  const born = 2025 - age
  const birth = `${born}-${pad(random.between(1, 12))}-${pad(random.between(1, 28))}`
  const female = random.chance(0.52)
  const joined = Math.max(born + 24, 1995)
  const staffNo = account?.staffNo ?? `${joined}${unit.code.slice(1)}${pad(index + 1)}`
  const made = personName(random)
  const name = account?.name ?? made
  const doctor = age > 30 && random.chance(0.12)
  const master = doctor || random.chance(0.6)
  const level = age >= 48 && random.chance(0.25) ? '正高级' : age >= 38 && random.chance(0.55) ? '副高级' : age >= 31 ? '中级' : '初级（助理级）'
  const titleYear = Math.min(2024, born + (level === '正高级' ? 46 : level === '副高级' ? 38 : level === '中级' ? 31 : 27))
  const titleName = { 正高级: '教授', 副高级: '副教授', 中级: '讲师', '初级（助理级）': '助教' }[level]
  const professional = !['马克思主义学院', '公共教学部', '体育教学部', '公共课部'].includes(unit.name)
  const dual = professional && random.chance(0.5)
  const gender = female ? '女' : '男'
  const people = random.pick(peoples)
  const education = doctor ? '博士研究生' : master ? '硕士研究生' : '大学'
  const degree = doctor ? '博士' : master ? '硕士' : '学士'
  const titleMonth = `${titleYear}-12`
  const backbone = random.chance(0.2)
  const certYear = joined + 1 > 2024 ? 2024 : joined + 1
  const days = random.between(0, 12) * 5
  const years = Math.max(0, Math.min(age - 22, random.between(0, 8)) + (year - 2025))
  const identity = identityNumber(random, birth, female)
  const row: DemoRow = {
    org_code: unit.code, staff_no: staffNo, name, gender, birth_date: birth, ethnicity: people, education, degree,
    field: professional ? `${unit.name.replace(/(学院|系)$/, '')}应用` : '基础学科教学', specialty: professional ? '实践教学与课程开发' : '课程教学与研究',
    tcert_issuer: '省级教育行政部门', tcert_ym: `${certYear}-06`, industry_years: dual ? Math.max(2, years) : years, industry_days: dual ? Math.max(30, days) : days,
    title_level: level, title_name: titleName, title_issuer: '省人力资源和社会保障厅', title_ym: titleMonth,
    qual_level: dual ? '高级' : null, qual_name: dual ? '高级工（技能等级证书）' : null, qual_issuer: dual ? '职业技能鉴定中心' : null, qual_ym: dual ? `${Math.min(2024, joined + 6)}-05` : null,
    is_prof_teacher: professional ? '是' : '否', is_backbone: backbone ? '是' : '否', is_dual: dual ? '是' : '否', famous_teacher: '否',
  }
  const source: DemoRow = {
    staff_no: staffNo, name, gender, birth_date: birth, ethnicity: people, political: random.chance(0.6) ? '中国共产党党员' : '群众', id_no: identity, org_code: unit.code,
    duty: null, staff_status: '在职', staff_category: '校本部教职工', establishment_kind: unit.teaching ? '教学类' : '行政类', establishment_type: '在编', post_function: null,
    teacher_type: unit.teaching ? '校内专任教师' : '校内兼课人员（教师）', education, degree, work_start_ym: `${joined}-07`, join_ym: `${joined}-07`, title_level: level, title_name: titleName, phone: null, email: null,
  }
  return { staffNo, name, unit, row, source }
}

interface Course { readonly major: MajorPlan; readonly code: string; readonly name: string; readonly type: string; readonly hours: number; readonly practice: number; readonly grade: string; readonly term: string; readonly source: DemoRow; readonly setup: DemoRow }
const kinds = ['A类（纯理论课）', 'B类（（理论＋实践）课）', 'B类（（理论＋实践）课）', 'B类（（理论＋实践）课）', 'B类（（理论＋实践）课）', 'B类（（理论＋实践）课）', 'C类（纯实践课）'] as const

function coursesOf(plan: CollegePlan): readonly Course[] {
  return plan.majors.flatMap((major) => major.courses.map((name, index) => courseOf(plan, major, name, index)))
}

function courseOf(plan: CollegePlan, major: MajorPlan, title: string, index: number): Course {
  const type = kinds[index] ?? kinds[1]
  const code = `${major.code}${pad(index + 1)}`
  const name = `${title}（${major.name}）`
  const hours = type.startsWith('C') ? 56 : 64
  const practice = type.startsWith('A') ? 0 : type.startsWith('C') ? hours : hours / 2
  const attr = index < 2 ? '专业基础课' : '专业课'
  const core = index >= 2 && index < 6 ? '是' : '否'
  const place = type.startsWith('A') ? '多媒体教室' : type.startsWith('C') ? '校内实践基地' : '一体化教室'
  const grade = index < 3 ? '一年级' : index < 6 ? '二年级' : '三年级'
  const practical = type.startsWith('C')
  const press = presses[index % presses.length] ?? presses[0]
  return {
    major, code, name, type, hours, practice, grade, term: index % 2 === 0 ? '第一学期（上半学年）' : '第二学期（下半学年）',
    source: {
      course_code: code, course_name: name, course_type: type, course_attr: attr, course_nature: '必修课', credit: hours / 16, hours_total: hours, hours_theory: hours - practice, hours_practice: practice,
      org_code: codeOf(plan, major.unit), leader_staff_no: null, is_core: core, is_coop: index === 3 ? '是' : '否', excellent_level: null, is_cert_integrated: '否', is_innovation: '否', first_open_ym: '2019-09',
    },
    setup: {
      major_code: major.code, direction_name: major.name, course_code: code, course_name: name, course_type: type, course_attr: attr, course_nature: '必修课', plan_hours: hours, practice_hours: practice,
      is_core: core, is_coop: index === 3 ? '是' : '否', excellent: '一般（无）',
      book_name: practical ? null : `${title}教程（第三版）`, book_year: practical ? null : 2021, book_press: practical ? null : press, book_author: practical ? null : '编写组', book_nature: practical ? null : '高职高专（高职）规划教材', book_type: practical ? null : '国家规划教材',
      grade, place, method: type.startsWith('A') ? '课堂讲授' : '项目（任务）教学', exam: type.startsWith('A') ? '笔试（闭卷）' : '实际操作（技能考核）', is_cert: '否',
    },
  }
}

function teachingOf(plan: CollegePlan, unit: UnitPlan, teachers: readonly Teacher[], courses: readonly Course[]): readonly DemoRow[] {
  const own = courses.filter((course) => course.major.unit === unit.id)
  if (own.length === 0) return []
  return teachers.filter((teacher) => teacher.unit.id === unit.id).map((teacher, index) => {
    const course = own[index % own.length]
    if (!course) throw new RangeError(`no course for ${unit.name} of ${plan.name}`)
    const practical = !course.type.startsWith('A')
    return {
      org_code: unit.code, staff_no: teacher.staffNo, name: teacher.name, direction_code: course.major.code, direction_name: course.major.name, course_code: course.code, course_name: course.name, course_type: course.type,
      task: course.type.startsWith('A') ? '理论' : course.type.startsWith('C') ? '实践' : '理论+实践', is_merged: '否', is_parallel: '否', is_admin_class: '是', term: course.term, workload: course.hours,
      practice_experiment: practical ? '课程配套实验' : null, practice_training: practical ? '校内项目实训' : null, practice_internship: null, actual_hours: course.hours,
    }
  })
}

function sourceMajor(plan: CollegePlan, major: MajorPlan, index: number): DemoRow {
  return {
    major_code: major.code, major_name: major.name, direction_code: null, direction_name: null, org_code: codeOf(plan, major.unit), major_category: major.category, edu_level: '高职专科', length_years: 3,
    approved_ym: `${2010 + (index % 8)}-03`, first_enrol_ym: `${2010 + (index % 8)}-09`, stop_enrol_ym: null, key_major_level: null, feature_major_level: null, is_intl: '否', is_apprenticeship: '否', is_normal: '否', local_code: null,
  }
}

function majorRow(plan: CollegePlan, major: MajorPlan, random: Random, year: number): DemoRow {
  const index = plan.majors.indexOf(major)
  const grades = [random.between(90, 180), random.between(80, 170), random.between(80, 160)] as const
  const shift = year - 2025
  const students = grades[0] + grades[1] + grades[2] + shift
  const vocational = random.between(20, 60)
  return {
    org_code: codeOf(plan, major.unit), is_enrolling: '是', major_code: major.code, major_name: major.name, direction_code: null, direction_name: null,
    approved_ym: `${2010 + (index % 8)}-03`, first_enrol_ym: `${2010 + (index % 8)}-09`, length_years: 3, students, students_y1: grades[0] + shift, students_y2: grades[1], students_y3: grades[2],
    src_high: students - vocational, src_voc: vocational, src_5year: 0, src_other: 0, key_level: '一般（无）', feature_level: '一般（无）', is_apprenticeship: '否', is_intl: '否',
    class_total: Math.max(1, Math.round(students / 42)), order_classes: 0, order_students: 0, has_last_grads: '是', exchange_out: null, exchange_in: null, exchange_domestic: null,
  }
}

function schoolRow(plan: CollegePlan): DemoRow {
  return {
    school_code: plan.schoolCode, school_name: plan.name, province: plan.province, city: plan.city, name_since_ym: '2006-03', founded_ym: '1981-09', founding_base: '由两所专科层次学校合并组建',
    sponsor_name: `${plan.city}人民政府`, sponsor_nature: '政府', sponsor_level: '地市级', school_category: '理工院校', motto: '厚德 笃学 精技 创新',
  }
}

function areaRow(random: Random): DemoRow {
  const part = { classroom_area: 42000, library_area: 18500, lab_area: 61000, research_area: 2600, gym_area: 7800, hall_area: 3100 }
  const living = { student_dorm_area: 82000 + random.between(0, 9) * 100, student_canteen_area: 9600, staff_dorm_area: 5200, staff_canteen_area: 1100, welfare_area: 3400 }
  const sum = (of: Readonly<Record<string, number>>): number => Object.values(of).reduce((total, value) => total + value, 0)
  const others = { office_area: 12400, staff_housing_area: 9000, other_area: 2100 }
  const building = sum(part) + sum(living) + sum(others)
  return { land_area: 668000, green_area: 201000, building_area: building, own_building_area: building - 6000, own_new_area: 0, non_own_area: 6000, teach_aux_area: sum(part), ...part, living_area: sum(living), ...living, ...others, integrated_room: 9800 }
}

function incomeRows(random: Random): Readonly<Record<'5.1' | '5.1a' | '5.1b' | '5.1c', readonly DemoRow[]>> {
  const cents = (): number => random.between(0, 99) / 100
  const fees = [{ student_kind: '普通高职（文史类）', rate: 3700, amount: 1820 + cents() }, { student_kind: '普通高职（理工类）', rate: 4200, amount: 3260 + cents() }, { student_kind: '普通高职（艺术类）', rate: 6000, amount: 540 + cents() }]
  const subsidies = [{ item: '高职生均拨款财政补助', rate: 12500, amount: 15600 + cents() }, { item: '在编人员基本经费补助', rate: null, amount: 4200 + cents() }]
  const special = [{ item: '现代职业教育质量提升计划资金', amount: 1380 + cents() }, { item: '实训基地建设专项资金', amount: 620 + cents() }]
  const total = (rows: readonly { amount: number }[]): number => Math.round(rows.reduce((sum, row) => sum + row.amount, 0) * 100) / 100
  const parts = { tuition: total(fees), regular_subsidy: total(subsidies), special_fund: total(special), donation: 35.2, other: 410.66 }
  const all = Math.round(Object.values(parts).reduce((sum, value) => sum + value, 0) * 100) / 100
  return { '5.1': [{ total: all, ...parts, loan: 0, loan_balance: 1200 }], '5.1a': fees, '5.1b': subsidies, '5.1c': special }
}
