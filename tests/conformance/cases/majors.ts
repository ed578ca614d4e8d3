import type { Cells } from '../baseline.ts'
import { golden, type Golden } from '../golden.ts'

const MAJOR = 'major_setup', SOURCE = 'src_major'

/** The third major under another code, in the source data too. */
function recoded(rule: string, breaks: string, passes: string): Golden {
  const change = (major_code: string) => [MAJOR, SOURCE].map(table => ({ table, row: 3, set: { major_code } }))
  return { rule, table: MAJOR, breaks: change(breaks), passes: change(passes) }
}
const order = (order_classes: number, order_students: number): Cells => ({ order_classes, order_students })

/** 7.1.1 */
export const majorCases: readonly Golden[] = [
  recoded('F023', '53030', '530301'),
  recoded('F024', '620302', '330302'),
  {
    rule: 'F025', table: MAJOR,
    breaks: [MAJOR, SOURCE].map(table => ({ table, row: 2, set: { direction_code: '53030201' } })),
    passes: [MAJOR, SOURCE].map(table => ({ table, row: 2, set: { direction_code: '46030109' } })),
  },
  golden('F026', MAJOR, { length_years: 2.5 }, { length_years: 2 }),
  golden('R067', MAJOR, { students_y3: 41 }, { students_y2: 41, students_y3: 39 }),
  golden('R068', MAJOR, { src_high: 91 }, { src_high: 91, src_other: 9 }),
  golden('R069', MAJOR, { src_5year: 21 }, { src_5year: 20 }),
  golden('R070', MAJOR, order(1, 121), order(1, 120)),
  golden('R071', MAJOR, order(1, 0), order(3, 60)),
  golden('R072', MAJOR, { approved_ym: '2010-10' }, { approved_ym: '2010-09' }),
  golden('R073', MAJOR, { first_enrol_ym: '2022-10' }, { first_enrol_ym: '2022-09' }),
  golden('R074', MAJOR, { is_enrolling: '否' }, { is_enrolling: '否', students: 80, students_y1: 0, src_high: 50 }),
  golden('R075', MAJOR, { class_total: 1 }, { class_total: 12 }),
  {
    rule: 'T004', table: MAJOR,
    breaks: [{ table: MAJOR, like: 1, set: { seq: 4 } }],
    passes: [{ table: MAJOR, drop: 3 }],
  },
  golden('X017', MAJOR, { direction_code: '46030102' }, { direction_code: '46030101' }, 2),
]
