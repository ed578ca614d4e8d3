import { parseFormula, type Node } from './tree.ts'

/** True when a formula written for a cell of `row` reads nothing but cells of its own row, wherever it is moved to. */
export function readsOwnRowOnly(formula: string, row: number): boolean {
  const tree = parseFormula(formula.startsWith('=') ? formula : `=${formula}`)
  return tree !== null && isLocal(tree, row)
}

function isLocal(node: Node, row: number): boolean {
  switch (node.kind) {
    case 'ref':
      return node.sheet === null && node.rect.rows === 1 && node.rect.row === row && !node.anchors.row && !node.anchors.lastRow
    case 'call':
      return node.name !== 'TODAY' && node.name !== 'NOW' && node.args.every((arg) => isLocal(arg, row))
    case 'binary':
      return isLocal(node.left, row) && isLocal(node.right, row)
    case 'unary':
      return isLocal(node.of, row)
    case 'name':
    case 'structured':
      return false
    case 'value':
    case 'missing':
      return true
  }
}
