/** Answers that may hold 20,000 rows: everything but the rows is checked by the shared schema, the rows by shape. */
import { z } from 'zod'
import type { checkAnswerSchema, mergedSchema, referenceSchema, reviewSchema, sheetSchema } from '../rules/wire.ts'

/** What a caller needs of a schema. */
export interface Shape<T> { safeParse(value: unknown): { success: true; data: T } | { success: false } }

const everyRow = (test: (row: Record<string, unknown>) => boolean) => (value: unknown): boolean =>
  Array.isArray(value) && value.every((row) => typeof row === 'object' && row !== null && test(row as Record<string, unknown>))

const hasCells = (row: Record<string, unknown>): boolean => typeof row['id'] === 'string' && Array.isArray(row['cells'])

export function sheetShape(schema: typeof sheetSchema): Shape<z.infer<typeof sheetSchema>> {
  type Answer = z.infer<typeof sheetSchema>
  return schema.extend({
    rows: z.custom<Answer['rows']>(everyRow((row) => hasCells(row) && typeof row['state'] === 'object' && Array.isArray(row['decisions']))),
    lastYear: z.custom<Answer['lastYear']>(everyRow(hasCells)),
  })
}

export function reviewShape(schema: typeof reviewSchema): Shape<z.infer<typeof reviewSchema>> {
  type Answer = z.infer<typeof reviewSchema>
  const differences = everyRow((row) => typeof row['rowId'] === 'string' && typeof row['kind'] === 'string')
  return schema.extend({
    rows: z.custom<Answer['rows']>(everyRow((row) => hasCells(row) && typeof row['pending'] === 'boolean')),
    sinceLastYear: z.custom<Answer['sinceLastYear']>(differences),
    sinceLastSubmission: z.custom<Answer['sinceLastSubmission']>(differences),
  })
}

/** A fault in a column of 20,000 rows is as many findings. */
export function checkShape(schema: typeof checkAnswerSchema): Shape<z.infer<typeof checkAnswerSchema>> {
  type Answer = z.infer<typeof checkAnswerSchema>
  return schema.extend({ findings: z.custom<Answer['findings']>(everyRow((finding) => typeof finding['key'] === 'string' && typeof finding['rule'] === 'string' && typeof finding['severity'] === 'string' && Array.isArray(finding['cells']))) })
}

export function referenceShape(schema: typeof referenceSchema): Shape<z.infer<typeof referenceSchema>> {
  type Answer = z.infer<typeof referenceSchema>
  return schema.extend({ lists: z.custom<Answer['lists']>(everyRow((list) => typeof list['table'] === 'string' && Array.isArray(list['fields']) && Array.isArray(list['rows']))) })
}

export function mergedShape(schema: typeof mergedSchema): Shape<z.infer<typeof mergedSchema>> {
  type Answer = z.infer<typeof mergedSchema>
  return schema.extend({ tables: z.custom<Answer['tables']>(everyRow((table) => typeof table['table'] === 'string' && Array.isArray(table['rows']))) })
}
