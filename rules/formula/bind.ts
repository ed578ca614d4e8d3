import type { EvalContext, FieldShape, TableShape } from './context.ts'
import { columnsOf } from './columns.ts'
import { commonType, constant, typeName, unknown } from './bound.ts'
import type { Binding, Bound, FunctionSpec, Scalar } from './bound.ts'
import type { Comparison } from './compare.ts'
import { isFault } from './fault.ts'
import { findFunction, functionHints } from './functions/registry.ts'
import { findField, findTable } from './names.ts'
import { bindBinary, bindUnary } from './operators.ts'
import type { CallNode, ColumnNode, FieldNode, ListNode, Node, Place } from './tree.ts'

/** Tree → closure: finds names, checks types, reports every mistake it meets and goes on to find the next. */
export function bind(node: Node, binding: Binding): Bound {
  switch (node.kind) {
    case 'number': return constant(node, 'number', node.value)
    case 'bool': return constant(node, 'bool', node.value)
    // Empty text is blank: the sheet cannot hold one either.
    case 'text': return node.value === '' ? constant(node, 'blank', null) : constant(node, 'text', node.value)
    case 'field': return bindField(node, binding)
    case 'column': return bindColumn(node, binding)
    case 'list': return bindList(node, binding)
    case 'unary': {
      const of = bind(node.of, binding)
      return settled(bindUnary(node, of, binding), [of])
    }
    case 'binary': {
      const left = bind(node.left, binding), right = bind(node.right, binding)
      return settled(bindBinary(node, left, right, binding), [left, right])
    }
    case 'call': return bindCall(node, binding)
  }
}

function bindField(node: FieldNode, binding: Binding): Scalar {
  const { self } = binding.scope
  const field = lookUpField(self, node.name, node, binding, '[')
  if (field === null) return unknown(node)
  const position = self.fields.indexOf(field)
  binding.reads(field)
  return { kind: 'scalar', type: field.type, node, position, run: row => row[position] ?? null }
}

function bindColumn(node: ColumnNode, binding: Binding): Bound {
  const table = node.table === null ? binding.scope.self : lookUpTable(node.table, node, binding)
  if (table === null) return unknown(node)
  const field = lookUpField(table, node.name, node, binding, `'${table.number}'[`)
  return field === null ? unknown(node) : { kind: 'column', type: field.type, node, table, field }
}

function lookUpTable(name: string, place: Place, binding: Binding): TableShape | null {
  const found = findTable(binding.scope, name)
  if (found.ok) return found.value
  const hints = found.hints.map(hint => `'${hint}'`).join('、')
  const message = found.kind === 'ambiguous' ? `有几张表都叫“${name}”，请写表号：${hints}。` : `没有表“${name}”。${hints === '' ? "请写表号，例如 '6.1.1'[字段名]。" : `是不是 ${hints}？`}`
  binding.report(place, 'formula.unknown-table', message)
  return null
}

function lookUpField(table: TableShape, name: string, place: Place, binding: Binding, prefix: string): FieldShape | null {
  const found = findField(table, name)
  if (found.ok) return found.value
  const hints = found.hints.map(hint => `${prefix}${hint}]`).join('、')
  if (found.kind === 'ambiguous') {
    binding.report(place, 'formula.ambiguous-field', `表 ${table.number} 有几个字段都叫“${name}”，请写全名：${hints}。`)
  } else {
    binding.report(place, 'formula.unknown-field', `表 ${table.number} 没有字段“${name}”。${hints === '' ? '请照表头写字段名。' : `是不是 ${hints}？`}`)
  }
  return null
}

function bindList(node: ListNode, binding: Binding): Bound {
  const items = node.items.map(item => bind(item, binding))
  const values = []
  for (const item of items) {
    if (item.type === 'unknown') return unknown(node)
    if (item.kind !== 'scalar' || item.constant === undefined) {
      binding.report(item.node, 'formula.literal', '{…} 里只能写固定的值，例如 {"教授","副教授"}。')
      return unknown(node)
    }
    values.push(item.constant.value)
  }
  const type = commonType(items.map(item => item.type))
  if (type === null) {
    binding.report(node, 'formula.type', `{…} 里的值要是同一种，这里有${[...new Set(items.map(item => typeName(item.type)))].join('、')}。`)
    return unknown(node)
  }
  return { kind: 'list', type, node, values }
}

function bindCall(node: CallNode, binding: Binding): Bound {
  const spec = findFunction(node.name)
  if (spec === null) {
    for (const arg of node.args) bind(arg, binding)
    binding.report({ at: node.at, length: Math.min(node.length, node.name.length) }, 'formula.unknown-function', functionHints(node.name))
    return unknown(node)
  }
  const args = node.args.map(arg => (spec.criteria === true ? bindCriterion(arg, binding) : null) ?? bind(arg, binding))
  if (args.length < spec.least || args.length > spec.most) {
    binding.report(node, 'formula.arguments', `${node.name} 有${args.length}个参数，应有${counted(spec)}。写法：${spec.usage}。`)
    return unknown(node)
  }
  const bound = spec.bind({ spec, node, args, binding })
  return bound.kind === 'scalar' && spec.live !== true ? settled(bound, args) : bound
}

const OPERATORS: ReadonlySet<string> = new Set(['=', '<>', '<', '<=', '>', '>='])

/** Excel's way of giving a computed bound: `COUNTIFS('t'[日期], ">="&PERIOD_START())`. */
function bindCriterion(node: Node, binding: Binding): Bound | null {
  if (node.kind !== 'binary' || node.op !== '&' || node.left.kind !== 'text' || !OPERATORS.has(node.left.value)) return null
  const value = bind(node.right, binding)
  return { kind: 'criterion', type: value.type, node, op: node.left.value as Comparison, value }
}

function counted(spec: FunctionSpec): string {
  if (spec.least === spec.most) return `${spec.least}个`
  return Number.isFinite(spec.most) ? `${spec.least}到${spec.most}个` : `至少${spec.least}个`
}

const NOWHERE: EvalContext = {
  rowIndex: 0,
  period: { academicYear: { start: '2000-09-01', end: '2001-08-31' }, calendarYear: 2000, point: '2000-09-01' },
  table: () => columnsOf([], []),
}

/** What depends on fixed values only is worked out once, here. */
function settled(part: Scalar, of: readonly Bound[]): Scalar {
  if (part.constant !== undefined || part.type === 'unknown') return part
  if (!of.every(each => each.kind === 'list' || (each.kind === 'scalar' && each.constant !== undefined))) return part
  const value = part.run([], NOWHERE)
  // A fault stays a fault each time; an empty text result is blank of type text.
  return isFault(value) ? part : constant(part.node, part.type, value)
}
