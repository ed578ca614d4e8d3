import { z } from 'zod'

const classMeta = z.object({
  /** PascalCase names of plain properties, in the order `load()` without a selection brings them. */
  scalars: z.array(z.string()),
  navigation: z.array(z.string()),
  isCollection: z.boolean(),
})

const officeMeta = z.object({
  classes: z.record(z.string(), classMeta),
  /** "Range.conditionalFormats" → ["ExcelApi", "1.6"]: the lowest requirement set of a member. */
  needs: z.record(z.string(), z.tuple([z.string(), z.string()]).readonly()),
})

/** What is known of office.js' classes from the installed build. */
export type OfficeMeta = z.infer<typeof officeMeta>

/** Checks what `extractMeta` made, once it comes from a bundle or a file. @throws ZodError */
export function readMeta(json: unknown): OfficeMeta {
  return officeMeta.parse(json)
}

/** Knows nothing: every member counts as available. For tests of the executor itself. */
export const NO_META: OfficeMeta = { classes: {}, needs: {} }
