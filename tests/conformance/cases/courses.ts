import { golden, type Golden } from '../golden.ts'

const SETUP = 'course_setup'

/** 7.2 */
export const courseCases: readonly Golden[] = [
  golden('R076', SETUP, { practice_hours: 65 }, { practice_hours: 63 }),
  golden('R077', SETUP, { practice_hours: 64 }, { practice_hours: 1 }),
  golden('R078', SETUP, { is_core: '是' }, { is_core: '是', course_attr: '专业课' }, 4),
  golden('R080', SETUP, { book_name: null }, { book_name: '另一本教材' }, 2),
  golden('R081', SETUP, { book_year: 2015 }, { book_year: 2016 }),
  golden('R082', SETUP, { plan_hours: 7 }, { plan_hours: 8 }, 2),
  golden('G006', SETUP, { book_press: null }, { book_press: '自编' }, 2),
  {
    rule: 'T005', table: SETUP,
    breaks: [{ table: SETUP, like: 2, set: { seq: 5 } }],
    passes: [{ table: SETUP, like: 2, set: { seq: 5, grade: '二年级' } }],
  },
  golden('G004', SETUP, { direction_name: '机电技术' }, { direction_name: '智能产线方向' }),
  {
    rule: 'X011', table: SETUP,
    breaks: [{ table: 'ft_teaching', drop: 2 }],
    passes: [{ table: 'ft_teaching', drop: 2 }, { table: 'ft_teaching', drop: 1 }],
  },
]
