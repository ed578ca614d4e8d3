import type { Value } from '../../value.ts'
import { columnArg } from '../arguments.ts'
import { typeName, unknown } from '../bound.ts'
import type { Bound, Call, Column, FunctionSpec, Run, Scalar, StaticType } from '../bound.ts'
import type { Columns } from '../context.ts'
import { bindCriteria, Question } from '../criteria.ts'
import type { Criteria } from '../criteria.ts'
import { isFault } from '../fault.ts'
import type { Result } from '../fault.ts'
import { average, distinct, least, most, sum } from './statistic.ts'

/** Statistics over the rows that meet criteria. Equality goes through an index; each question is answered once a snapshot. */
export const CRITERIA_FUNCTIONS: readonly FunctionSpec[] = [
  {
    name: 'COUNTIFS', chinese: '条件计数', group: '整列', usage: "COUNTIFS('表号'[字段], 条件, …)", about: '符合全部条件的行数。', least: 2, most: Infinity, criteria: true,
    bind(call) {
      const criteria = bindCriteria(call, 0)
      return criteria === null ? unknown(call.node) : scalar(call, 'number', answered(criteria, (_columns, rows) => rows.length))
    },
  },
  over('SUMIFS', '条件合计', '符合条件的行里，这一列的合计。', ['number'], sum),
  over('AVERAGEIFS', '条件平均', '符合条件的行里，这一列的平均；没有数字得 #DIV/0!。', ['number'], average),
  over('MINIFS', '条件最小', '符合条件的行里，这一列最小的；没有得空白。', ['number', 'date', 'yearmonth'], least),
  over('MAXIFS', '条件最大', '符合条件的行里，这一列最大的；没有得空白。', ['number', 'date', 'yearmonth'], most),
  over('COUNTDISTINCTIFS', '条件去重计数', '符合条件的行里，这一列有几个不同的值。', null, distinct),
]

function scalar(call: Call, type: StaticType, run: Run): Scalar { return { kind: 'scalar', type, node: call.node, run } }

function over(name: string, chinese: string, about: string, wanted: readonly Column['type'][] | null, apply: (values: readonly Value[]) => Result): FunctionSpec {
  return {
    name, chinese, group: '整列', usage: `${name}('表号'[统计的字段], '表号'[字段], 条件, …)`, about, least: 3, most: Infinity, criteria: true,
    bind(call): Bound {
      const column = columnArg(call, 0)
      if (column === null) return unknown(call.node)
      if (wanted !== null && !wanted.includes(column.type)) {
        call.binding.report(column.node, 'formula.type', `${name} 统计的列应是${wanted.map(typeName).join('、')}，这里是${typeName(column.type)}。`)
        return unknown(call.node)
      }
      const criteria = bindCriteria(call, 1, column.table)
      if (criteria === null) return unknown(call.node)
      call.binding.uses(column.table, [column.field.id])
      const run = answered(criteria, (columns, rows) => {
        const values = columns.column(column.field.id)
        return apply(rows.map(row => values[row] ?? null))
      })
      return scalar(call, wanted === null ? 'number' : column.type, run)
    },
  }
}

/** Runs the question of the row. Answers are kept as long as the table's snapshot lives, and no longer. */
function answered(criteria: Criteria, compute: (columns: Columns, rows: readonly number[]) => Result): Run {
  const question = new Question(criteria)
  const known = new WeakMap<Columns, Map<string, Result>>()
  return (row, context) => {
    const asked = question.ask(row, context)
    if (isFault(asked)) return asked
    if (asked === false) return null
    const columns = context.table(criteria.table.id)
    let answers = known.get(columns)
    if (answers === undefined) known.set(columns, answers = new Map())
    const key = question.key()
    const there = answers.get(key)
    if (there !== undefined) return there
    const answer = compute(columns, matching(columns, question))
    answers.set(key, answer)
    return answer
  }
}

function matching(columns: Columns, question: Question): readonly number[] {
  const candidates = question.candidates(columns)
  const rows: number[] = []
  const count = candidates?.length ?? columns.count
  for (let i = 0; i < count; i++) {
    const row = candidates === null ? i : candidates[i] ?? 0
    if (question.meets(columns, row)) rows.push(row)
  }
  return rows
}
