/** Declared requirement sets: name → highest version, as text ("1.10" is not 1.1). */
export type Requirements = Readonly<Record<string, string>>

/** What Excel 2021 LTSC has, and the project builds on. */
export const DEFAULT_REQUIREMENTS: Requirements = Object.freeze({
  ExcelApi: '1.14',
  CustomXmlParts: '1.1',
  SharedRuntime: '1.1',
  DialogApi: '1.2',
  RibbonApi: '1.1',
  AddinCommands: '1.1',
  Settings: '1.1',
})

/**
 * True when `declared` covers version `version` of `set`. The npm build still counts some members to ExcelApiOnline (names of sheets
 * changed, deleteRows, getMergedAreas) that have been in ExcelApi since 1.17 at the latest.
 */
export function covers(declared: Requirements, set: string, version: string): boolean {
  if (set === 'ExcelApiOnline' && declared[set] === undefined) return covers(declared, 'ExcelApi', '1.17')
  const have = declared[set]
  if (have === undefined) return false
  const [major = 0, minor = 0] = have.split('.').map(Number)
  const [wantMajor = 0, wantMinor = 0] = version.split('.').map(Number)
  return major > wantMajor || (major === wantMajor && minor >= wantMinor)
}
