/** Protection is comfort, the server is the guard: without a password, and what Excel refuses is reported, not thrown. */
import { isProtected } from './host-problem.ts'

/** What readers may still do on a read-only sheet. */
const allowed: Excel.WorksheetProtectionOptions = { allowAutoFilter: true, allowSort: true, allowFormatColumns: true, allowFormatRows: true, selectionMode: 'Normal' }

/** False when Excel refused, as it does now and then in books open to several people (office-js#6784): the sheet then stays open. */
export async function protect(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<boolean> {
  try {
    sheet.protection.protect(allowed)
    await context.sync()
    return true
  } catch (error) {
    if (isProtected(error)) return false
    throw error
  }
}

/**
 * Runs writes on a sheet that may be protected: by us (then it is opened and closed again) or by somebody's password
 * (`protected`). Whether it is protected must have been read first; protecting twice is an error in Excel.
 */
export async function onOpenSheet(context: Excel.RequestContext, { sheet, isProtected: closed }: { readonly sheet: Excel.Worksheet; readonly isProtected: boolean }, work: () => Promise<void>): Promise<'done' | 'protected'> {
  if (!closed) {
    await work()
    await context.sync()
    return 'done'
  }
  if (!(await unprotect(context, sheet))) return 'protected'
  try {
    await work()
    await context.sync()
  } finally {
    await protect(context, sheet)
  }
  return 'done'
}

/** False when a password we do not know holds it. */
export async function unprotect(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<boolean> {
  try {
    sheet.protection.unprotect()
    await context.sync()
    return true
  } catch (error) {
    if (isProtected(error)) return false
    throw error
  }
}
