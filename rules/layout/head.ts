import type { Field } from '../table.ts'

/** A merged head cell above the header row. Rows and columns 0-based, `row` counted from the first group row. */
export interface GroupCell { readonly row: number; readonly rows: number; readonly column: number; readonly columns: number; readonly text: string }

/** How many group rows a table needs above its header row. */
export function groupDepth(fields: readonly Field[]): number {
  return fields.reduce((most, field) => Math.max(most, field.groups.length), 0)
}

/**
 * The grouped head: neighbouring fields with the same path of groups share one merged cell.
 * A group without further groups below it reaches down to the header row. `column` counts from the first field.
 */
export function groupCells(fields: readonly Field[]): readonly GroupCell[] {
  const depth = groupDepth(fields)
  const cells: GroupCell[] = []
  for (let level = 0; level < depth; level += 1) {
    for (let start = 0; start < fields.length;) {
      const path = pathOf(fields[start], level)
      let end = start + 1
      while (end < fields.length && path !== null && pathOf(fields[end], level) === path) end += 1
      if (path !== null) {
        const run = fields.slice(start, end)
        const rows = run.every((field) => field.groups.length === level + 1) ? depth - level : 1
        cells.push({ row: level, rows, column: start, columns: end - start, text: run[0]?.groups[level] ?? '' })
      }
      start = end
    }
  }
  return cells
}

function pathOf(field: Field | undefined, level: number): string | null {
  return field === undefined || field.groups.length <= level ? null : field.groups.slice(0, level + 1).join('\u0000')
}
