/** Excel's WorksheetProtectionOptions. All off unless given; `selectionMode` is Normal. */
export interface ProtectionOptions {
  readonly allowAutoFilter: boolean
  readonly allowDeleteColumns: boolean
  readonly allowDeleteRows: boolean
  readonly allowEditObjects: boolean
  readonly allowEditScenarios: boolean
  readonly allowFormatCells: boolean
  readonly allowFormatColumns: boolean
  readonly allowFormatRows: boolean
  readonly allowInsertColumns: boolean
  readonly allowInsertHyperlinks: boolean
  readonly allowInsertRows: boolean
  readonly allowPivotTables: boolean
  readonly allowSort: boolean
  readonly selectionMode: 'Normal' | 'Unlocked' | 'None'
}

export type ProtectionRight = Exclude<keyof ProtectionOptions, 'selectionMode'>

export const NO_RIGHTS: ProtectionOptions = Object.freeze({
  allowAutoFilter: false,
  allowDeleteColumns: false,
  allowDeleteRows: false,
  allowEditObjects: false,
  allowEditScenarios: false,
  allowFormatCells: false,
  allowFormatColumns: false,
  allowFormatRows: false,
  allowInsertColumns: false,
  allowInsertHyperlinks: false,
  allowInsertRows: false,
  allowPivotTables: false,
  allowSort: false,
  selectionMode: 'Normal',
})

/** A sheet's protection. The password is kept as typed: the workbench guards nothing, it only behaves like Excel. */
export interface Protection {
  readonly options: ProtectionOptions
  readonly password: string | null
}
