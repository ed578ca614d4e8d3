/** Where a part stands in the source, in UTF-16 units. */
export interface Place { readonly at: number; readonly length: number }

export type BinaryOperator = '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<>' | '<' | '<=' | '>' | '>='
export type UnaryOperator = '-' | '+' | '%'

export interface NumberNode extends Place { readonly kind: 'number'; readonly value: number }
export interface TextNode extends Place { readonly kind: 'text'; readonly value: string }
export interface BoolNode extends Place { readonly kind: 'bool'; readonly value: boolean }
/** `[学时]` */
export interface FieldNode extends Place { readonly kind: 'field'; readonly name: string }
/** `'5.1a'[金额]`; table `null` is 本表 */
export interface ColumnNode extends Place { readonly kind: 'column'; readonly table: string | null; readonly name: string }
/** `{"甲","乙"}` */
export interface ListNode extends Place { readonly kind: 'list'; readonly items: readonly Node[] }
export interface UnaryNode extends Place { readonly kind: 'unary'; readonly op: UnaryOperator; readonly of: Node }
export interface BinaryNode extends Place { readonly kind: 'binary'; readonly op: BinaryOperator; readonly left: Node; readonly right: Node }
export interface CallNode extends Place { readonly kind: 'call'; readonly name: string; readonly args: readonly Node[] }

/** A formula as a tree, before names and types are known. */
export type Node = NumberNode | TextNode | BoolNode | FieldNode | ColumnNode | ListNode | UnaryNode | BinaryNode | CallNode

/** How tightly operators bind, as in Excel: a sign before %, then ^, × ÷, + −, &, comparisons. All from left to right. */
export const PRECEDENCE: Readonly<Record<BinaryOperator, number>> = {
  '=': 1, '<>': 1, '<': 1, '<=': 1, '>': 1, '>=': 1, '&': 2, '+': 3, '-': 3, '*': 4, '/': 4, '^': 5,
}
