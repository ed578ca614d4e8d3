import { golden, type Golden } from '../golden.ts'

const AREA = 'area', INCOME = 'income'

/** 1.1, 3.1, 5.1 and its details. */
export const conditionsAndMoneyCases: readonly Golden[] = [
  golden('F013', 'school_basic', { school_code: '414101000' }, { school_code: '0141010000' }),

  golden('R010', AREA, { green_area: 300000.01 }, { green_area: 300000 }),
  golden('R011', AREA, { non_own_area: 10001.5 }, { non_own_area: 10001 }),
  golden('R012', AREA, { own_new_area: 90000.01 }, { own_new_area: 90000 }),
  golden('R013', AREA, { other_area: 998.5 }, { other_area: 999 }),
  golden('R014', AREA, { classroom_area: 20001.5 }, { classroom_area: 20001 }),
  golden('R015', AREA, { welfare_area: 2498.5 }, { welfare_area: 2499 }),
  golden('R016', AREA, { land_area: 33333, green_area: 9000 }, { land_area: 33334, green_area: 9000 }),

  golden('R038', INCOME, { other: 400.03 }, { other: 400.02 }),
  golden('R039', INCOME, { loan: 500.01 }, { loan: 500 }),

  golden('T017', 'income_tuition', { amount: 500.03 }, { amount: 500.02 }, 2),
  golden('T018', 'income_subsidy', { amount: 5999.97 }, { amount: 5999.98 }),
  golden('T019', 'income_special', { amount: 1000.03 }, { amount: 1000.02 }),
]
