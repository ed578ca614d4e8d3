import { golden, type Golden } from '../golden.ts'

const TEACHING = 'ft_teaching', SETUP = 'course_setup'

/** 6.1.2.1 */
export const teachingCases: readonly Golden[] = [
  golden('F030', TEACHING, { workload: 0 }, { workload: 0.5 }),
  golden('F031', TEACHING, { workload: 300.5, is_parallel: '是' }, { workload: 300, is_parallel: '是' }),
  golden('R062', TEACHING, { is_merged: '是', is_parallel: '是' }, { is_merged: '是' }),
  golden('R063', TEACHING, { practice_training: null }, { practice_training: null, practice_internship: '生产实习' }),
  golden('R064', TEACHING, { practice_experiment: '测绘实验' }, { practice_experiment: null }, 2),
  {
    rule: 'T003', table: TEACHING,
    breaks: [{ table: TEACHING, like: 1, set: { workload: 20 } }],
    passes: [{ table: TEACHING, like: 1, set: { workload: 20, term: '第二学期（下半学年）' } }],
  },
  {
    rule: 'X008', table: TEACHING,
    breaks: [{ table: TEACHING, row: 4, set: { direction_code: '460301', direction_name: '机电一体化技术' } }],
    passes: [
      { table: TEACHING, row: 4, set: { direction_code: '460301', direction_name: '机电一体化技术' } },
      { table: SETUP, like: 4, set: { major_code: '460301', direction_name: '机电一体化技术' } },
    ],
  },
  golden('X009', TEACHING, { course_type: 'C类（纯实践课）' }, { course_type: 'B类（（理论＋实践）课）' }),
  golden('X009', TEACHING, { course_name: 'PLC应用' }, { course_name: 'PLC应用技术' }),
  golden('X012', TEACHING, { workload: 83.3 }, { workload: 83.2 }),
]
