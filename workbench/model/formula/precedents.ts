import type { ChangedRange } from '../calculator.ts'
import type { SheetModel } from '../sheet-model.ts'
import type { WorkbookModel } from '../workbook-model.ts'
import { nodeOfName, rangeOf, type Scope } from './scope.ts'
import { parseFormula, type Node } from './tree.ts'

const VOLATILE = new Set(['TODAY', 'NOW'])

/** What a formula reads, and whether it must be worked out at every calculation. */
export function precedentsOf(
  formula: string,
  at: { book: WorkbookModel; sheet: SheetModel; row: number; column: number },
): { readonly ranges: readonly ChangedRange[]; readonly volatile: boolean } {
  const ranges: ChangedRange[] = []
  let volatile = false
  const scope: Scope = { ...at, shift: { rows: 0, columns: 0 }, valueOf: () => null }
  const visit = (node: Node, depth: number): void => {
    const range = rangeOf(node, scope)
    if (range && range !== 'invalid') ranges.push({ sheet: range.sheet, range: range.rect })
    if (node.kind === 'call') {
      volatile ||= VOLATILE.has(node.name)
      for (const arg of node.args) visit(arg, depth)
    } else if (node.kind === 'binary') {
      visit(node.left, depth)
      visit(node.right, depth)
    } else if (node.kind === 'unary') visit(node.of, depth)
    else if (node.kind === 'name' && !range && depth < 4) {
      const target = nodeOfName(node.name, scope)
      if (target) visit(target, depth + 1)
    }
  }
  const tree = parseFormula(formula)
  if (tree) visit(tree, 0)
  return { ranges, volatile }
}
