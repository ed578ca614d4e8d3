import { golden, type Golden } from '../golden.ts'

const ORG = 'src_org', MAJOR = 'src_major', COURSE = 'src_course', STAFF = 'src_staff'

/** S1, S2, S3 and S5. */
export const sourceDataCases: readonly Golden[] = [
  golden('T008', ORG, { org_name: '机电工程学院' }, { org_name: '机电工程二院' }, 3),

  golden('F023', MAJOR, { major_code: '53030' }, { major_code: '530301' }, 3),
  golden('F024', MAJOR, { major_code: '620302' }, { major_code: '590302' }, 3),
  {
    rule: 'G005', table: MAJOR,
    breaks: [{ table: MAJOR, like: 2, set: { direction_name: '另一方向' } }],
    passes: [{ table: MAJOR, like: 2, set: { direction_code: '46030102', direction_name: '另一方向' } }],
  },

  golden('T006', COURSE, { course_code: '05A001' }, { course_code: '05A002' }, 4),
  golden('T007', COURSE, { course_name: '机械制图' }, { course_name: '机械制图（二）' }, 4),

  golden('F018', STAFF, { staff_no: '2.00E+06' }, { staff_no: '200E06' }, 5),
  golden('F019', STAFF, { name: '刘强2' }, { name: '刘强·甲' }, 5),
  golden('F020', STAFF, { birth_date: '1945-08-31' }, { birth_date: '1946-08-31' }, 5),
  golden('G005', STAFF, { staff_no: '2012021' }, { staff_no: '2012022' }, 5),
]
