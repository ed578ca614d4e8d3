/** What Excel said no with, as a problem the person can do something about. Microsoft's codes: Learn, "Error handling with the application-specific JavaScript APIs". */
import { Problem, type ProblemCode } from '../../rules/problem.ts'

const byCode: Readonly<Record<string, ProblemCode>> = {
  InvalidOperationInCellEditMode: 'excel.editing',
  WriteNotSupportedWhenModalDialogOpen: 'excel.editing',
  AccessDenied: 'excel.protected',
  InsertDeleteConflict: 'excel.editing',
  RequestPayloadSizeLimitExceeded: 'excel.too-large',
  ResponsePayloadSizeLimitExceeded: 'excel.too-large',
  ItemNotFound: 'excel.sheet-gone',
  InvalidReference: 'excel.sheet-gone',
}

/** Excel's code of an error, or null when the error is not Excel's. Duck-typed: the class of another frame is not ours. */
export function excelCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error) || !('name' in error)) return null
  const { code, name } = error
  return typeof code === 'string' && (name === 'RichApi.Error' || name === 'OfficeExtension.Error' || 'debugInfo' in error) ? code : null
}

/** What office.js itself complains of when it is called wrongly: our bug, nothing the person can mend. */
const calledWrongly: ReadonlySet<string> = new Set(['PropertyNotLoaded', 'ValueNotLoaded', 'InvalidObjectPath', 'RunMustReturnPromise', 'InvalidRequestContext', 'ApiNotFound'])

/** Excel's errors become Problems; a Problem, an abort and our own bugs pass as they are. */
export function asProblem(error: unknown): unknown {
  const code = excelCode(error)
  if (code === null || calledWrongly.has(code)) return error
  return new Problem(byCode[code] ?? 'excel.failed', { code })
}

/** Excel refused because the sheet is protected. Its code differs by platform. */
export function isProtected(error: unknown): boolean {
  const code = excelCode(error)
  return code === 'AccessDenied' || code === 'InvalidOperation' || code === 'BadPassword'
}
