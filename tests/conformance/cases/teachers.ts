import type { Cells } from '../baseline.ts'
import { golden, type Change, type Golden } from '../golden.ts'

const TEACHER = 'ft_teacher_basic', STAFF = 'src_staff', TEACHING = 'ft_teaching'

/** The same change in the source data and in 6.1.1, so that the two still agree. */
function both(rule: string, row: number, breaks: Cells, passes: Cells, more: Cells = {}, teaching = false): Golden {
  const change = (set: Cells): Change[] => [
    { table: STAFF, row, set }, { table: TEACHER, row, set: { ...set, ...more } },
    ...teaching ? [{ table: TEACHING, row, set }] : [],
  ]
  return { rule, table: TEACHER, breaks: change(breaks), passes: change(passes) }
}

const qualification = { qual_level: '高级', qual_name: '电工', qual_issuer: '省人力资源和社会保障厅', qual_ym: '2015-06' }

/** 6.1.1 */
export const teacherCases: readonly Golden[] = [
  both('F018', 1, { staff_no: '8.0E+06' }, { staff_no: '80E06' }, {}, true),
  both('F019', 2, { name: '王芳1' }, { name: '王芳·甲' }),
  both('F020', 1, { birth_date: '1945-08-31' }, { birth_date: '1961-08-31' }),
  both('F021', 1, { birth_date: '1960-08-31' }, { birth_date: '1960-09-01' }),
  golden('F027', TEACHER, { industry_days: 367 }, { industry_days: 366 }),

  golden('R046', TEACHER, { title_name: null }, { title_name: null, title_level: '未定职级', title_issuer: null, title_ym: null }, 2),
  golden('R047', TEACHER, { ...qualification, qual_issuer: null }, qualification),
  golden('R048', TEACHER, { tcert_ym: null }, { tcert_ym: null, tcert_issuer: null }, 2),
  golden('R049', TEACHER, { tcert_ym: '2003-06' }, { tcert_ym: '2003-07' }, 2),
  golden('R050', TEACHER, { title_ym: '2005-06' }, { title_ym: '2005-07' }, 2),
  both('R051', 3, { birth_date: '2001-09-01' }, { birth_date: '2001-08-31' }, { title_level: '副高级', tcert_ym: '2022-06', title_ym: '2023-06' }),
  golden('R052', TEACHER, { industry_years: 35.1 }, { industry_years: 35 }),
  golden('R053', TEACHER, { degree: '博士' }, { degree: '硕士' }, 2),
  golden('R054', TEACHER, { education: '专科' }, { education: '大学' }),
  golden('R055', TEACHER, { tcert_issuer: null, tcert_ym: null }, { title_level: '未定职级', title_name: null, title_issuer: null, title_ym: null, industry_years: 2 }),
  golden('R056', TEACHER, { is_prof_teacher: '否' }, { is_prof_teacher: '否', is_dual: '否' }),

  {
    rule: 'T001', table: TEACHER,
    breaks: [{ table: TEACHER, like: 1, set: {} }],
    passes: [{ table: TEACHER, drop: 2 }],
  },
  {
    rule: 'T002', table: TEACHER,
    breaks: [STAFF, TEACHER].map(table => ({ table, row: 2, set: { name: '李娜', birth_date: '1988-11-20' } })),
    passes: [STAFF, TEACHER].map(table => ({ table, row: 2, set: { name: '李娜', birth_date: '1988-11-21' } })),
  },

  both('X001', 2, { org_code: 'D01' }, { org_code: 'D07' }),
  golden('X002', TEACHER, { gender: '女' }, { gender: '男' }),
  golden('X002', TEACHER, { name: '陈力' }, { name: '陈立' }),
  {
    rule: 'X006', table: TEACHER,
    breaks: [{ table: TEACHING, drop: 2 }],
    passes: [{ table: TEACHING, drop: 3 }],
  },
]
