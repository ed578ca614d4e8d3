/**
 * A cell as a workbook holds it and as the wire carries it. `null` is blank.
 * Dates travel either as Excel serial numbers or as text in one of the forms people type.
 * The canonical form of a good cell: date `"2025-09-01"`, yearmonth `"2025-09"`, bool `"是"`/`"否"`, code = its name, number = number.
 */
export type Cell = string | number | boolean | null

/**
 * A typed value, as formulas see it. `null` is blank.
 * text, code → string · number → number · bool → boolean · date → day serial (1 = 1900-01-01 as Excel counts) · yearmonth → year * 12 + (month - 1)
 */
export type Value = string | number | boolean | null

/** The types a field or a formula can have. Source: design decision 2. */
export type ValueType = 'text' | 'number' | 'date' | 'yearmonth' | 'bool' | 'code'
