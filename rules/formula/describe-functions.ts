import type { FunctionGroup } from './bound.ts'
import { FUNCTIONS } from './functions/registry.ts'

/** What people read about one function: in the documentation and beside a rule. */
export interface FunctionText { readonly name: string; readonly chinese: string; readonly group: FunctionGroup; readonly usage: string; readonly about: string }

/** Every function in the order of its group, for lists people read. */
export function describeFunctions(): readonly FunctionText[] {
  return FUNCTIONS.map(({ name, chinese, group, usage, about }) => ({ name, chinese, group, usage, about }))
}

/** The functions as Markdown tables, one a group: the part of docs/formula.md that a test keeps true. */
export function functionTables(): string {
  const groups = [...new Set(FUNCTIONS.map(each => each.group))]
  return groups.map(group => {
    const rows = FUNCTIONS.filter(each => each.group === group).map(each => `| \`${each.name}\` | ${each.chinese} | \`${each.usage}\` | ${each.about} |`)
    return [`### ${group}`, '', '| 函数 | 中文名 | 写法 | 说明 |', '|---|---|---|---|', ...rows].join('\n')
  }).join('\n\n')
}
