import { quoteSheetName } from './a1.ts'
import { WHOLE_SHEET } from './rect.ts'
import { mapRuleFormulas } from './shift-rules.ts'
import type { WorkbookModel } from './workbook-model.ts'
import { rewriteReferences } from './formula/references.ts'

/** Formulas and names follow a sheet's new name. */
export function renameSheetInFormulas(book: WorkbookModel, before: string, after: string): void {
  const renamed = (formula: string): string =>
    rewriteReferences(formula, (ref) =>
      ref.sheet?.toLowerCase() === before.toLowerCase() ? `${quoteSheetName(after)}!${ref.cells}` : ref.text,
    )
  for (const sheet of book.sheets) {
    book.touch(sheet)
    sheet.grid.forEach(WHOLE_SHEET, (cell, row, column) => {
      const formula = cell.formula === null ? null : renamed(cell.formula)
      if (formula !== cell.formula) sheet.grid.set(row, column, { ...cell, formula })
    })
    const { conditionalFormats, validations } = sheet.state
    sheet.patch({
      conditionalFormats: conditionalFormats.map((f) => ({ ...f, formula: renamed(f.formula) })),
      validations: validations.map((v) => mapRuleFormulas(v, renamed)),
    })
  }
  book.names = book.names.map((n) => ({ ...n, formula: renamed(n.formula) }))
}
