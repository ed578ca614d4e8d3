import { golden, type Golden } from '../golden.ts'

const TEACHER = 'ft_teacher_basic', STAFF = 'src_staff', COURSE = 'src_course', MAJOR = 'major_setup', SETUP = 'course_setup'

/** Built into the reading of cells, into references and into the order of rows. */
export const builtinCases: readonly Golden[] = [
  golden('F001', TEACHER, { specialty: null }, { specialty: '钳工' }),
  golden('F002', TEACHER, { industry_days: '二十天' }, { industry_days: 0 }),
  golden('F003', TEACHER, { industry_days: 20.5 }, { industry_days: 21 }),
  golden('F004', TEACHER, { industry_years: 1.25 }, { industry_years: 1.5 }),
  golden('G001', COURSE, { credit: 20.5 }, { credit: 20 }),
  golden('F005', TEACHER, { title_ym: '2019.13' }, { title_ym: '2019-12' }),
  golden('F006', STAFF, { birth_date: '1985-02-30' }, { birth_date: '1985-02-28' }),
  golden('F007', TEACHER, { title_ym: '2026-09' }, { title_ym: '2026-08' }),
  golden('F008', TEACHER, { ethnicity: '外星族' }, { ethnicity: '满族' }),
  golden('F009', TEACHER, { field: '工'.repeat(61) }, { field: '工'.repeat(60) }),
  golden('G003', STAFF, { id_no: '41080119750312001' }, { id_no: '410801197503120017' }),
  golden('F010', TEACHER, { field: ' 工学' }, { field: '工学' }),
  golden('F011', TEACHER, { title_issuer: '人社厅' }, { title_issuer: '省人社厅' }),
  golden('F012', TEACHER, { org_code: 'D06' }, { org_code: 'D05' }),
  golden('G002', MAJOR, { org_code: 'D99' }, { org_code: 'D07' }),
  {
    rule: 'X005', table: 'ft_teaching',
    breaks: [{ table: 'ft_teaching', row: 1, set: { staff_no: '2001002' } }],
    passes: [{ table: 'ft_teaching', row: 1, set: { staff_no: '2012021', name: '王芳' } }],
  },
  {
    rule: 'X010', table: SETUP,
    breaks: [{ table: SETUP, row: 2, set: { course_code: '05A009' } }, { table: 'ft_teaching', row: 2, set: { course_code: '05A009' } }],
    passes: [
      { table: SETUP, row: 2, set: { course_code: '05A009' } }, { table: 'ft_teaching', row: 2, set: { course_code: '05A009' } },
      { table: COURSE, like: 1, set: { course_code: '05A009' } },
    ],
  },
  golden('T022', MAJOR, { seq: 3 }, { seq: 2 }, 2),
  {
    rule: 'T023', table: 'income_tuition',
    breaks: [{ table: 'income_tuition', like: 1, after: 1, set: { student_kind: null, rate: null, amount: null } }],
    passes: [{ table: 'income_tuition', like: 1, set: { student_kind: null, rate: null, amount: null } }],
  },
]
