/** The shapes of the YAML files of an edition. Keys are those of `table.ts`; what is left out gets its usual value here. */
import { z } from 'zod'
import { builtinKinds } from '../table.ts'

const ascii = z.string().regex(/^[a-z][a-z0-9_]*$/, '只用小写字母、数字和下划线，字母开头，例：staff_no。').max(60, '最多 60 个字符。')
const word = z.string().trim().min(1, '不能为空。').max(200, '最多 200 个字。')
const sentence = z.string().trim().min(1, '不能为空。').max(2000, '最多 2000 个字。')
const reference = z.string().regex(/^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/, '写成“表id.字段id”，例：src_staff.staff_no。')
const sources = z.array(word).min(1, '至少写一个来源，没有出处写 general-knowledge。')
const formula = z.string().trim().min(1, '公式不能为空。').max(4000, '公式最多 4000 个字符。')
const title = z.string().trim().min(2, '至少 2 个字。').refine(text => [...text].length <= 16, '最多 16 个字，写“应当怎样”。')
const ruleId = z.string().regex(/^[FRTXG]\d{3}$/, '规则号是 F、R、T、X 或 G 加三位数字，例：R046。')

export const severities = ['error', 'warning', 'hint'] as const
export const dimensions = ['规范性', '完整性', '合理性', '真实性'] as const
export const levels = ['field', 'row', 'table', 'cross-table'] as const
export const statTimes = ['academic_year', 'calendar_year', 'point'] as const
export const valueTypes = ['text', 'number', 'date', 'yearmonth', 'bool', 'code'] as const

/** edition.yaml. `tables` gives the official order of the tables by id. */
export const editionSchema = z.strictObject({
  id: z.string().regex(/^v\d+\.\d+$/, '写成 v 加版本号，例：v2.16。'),
  title: word,
  sources: z.record(z.string(), sentence),
  tables: z.array(ascii).min(1, '至少列一张表。'),
})

export const fieldSchema = z.strictObject({
  id: ascii,
  name: word,
  header: word.optional(),
  groups: z.array(word).optional(),
  type: z.enum(valueTypes),
  integer: z.boolean().optional(),
  decimals: z.number().int('写整数。').min(0, '不小于 0。').max(6, '最多 6 位。').optional(),
  required: z.union([z.boolean(), z.literal('conditional')]),
  unit: word.optional(),
  length: z.number().int('写整数。').min(1, '至少 1。').optional(),
  maxLength: z.number().int('写整数。').min(1, '至少 1。').max(32767, '最多 32767。').optional(),
  range: z.tuple([z.number(), z.number()], '写成 [最小, 最大]，例：[0, 366]。').optional(),
  codelist: ascii.optional(),
  ref: reference.optional(),
  prefill: z.strictObject({ by: ascii, from: reference }).optional(),
  computed: formula.optional(),
  personal: z.boolean().optional(),
  statTime: z.enum(statTimes).optional(),
  note: sentence.optional(),
  meaning: sentence.optional(),
  mistakes: sentence.optional(),
  example: sentence.optional(),
  source: sources,
})

/** tables/<number>-<id>.yaml */
export const tableSchema = z.strictObject({
  id: ascii,
  number: word,
  name: word,
  chapter: word,
  kind: z.enum(['list', 'single']),
  isSource: z.boolean().default(false),
  statTime: z.enum(statTimes),
  filledBy: word,
  owner: word,
  uniqueKey: z.array(ascii).default([]),
  maxRows: z.number().int('写整数。').min(1, '至少 1 行。').max(200_000, '最多 200000 行。').default(20_000),
  note: sentence.optional(),
  orderConfidence: word,
  source: sources,
  fields: z.array(fieldSchema).min(1, '至少写一个字段。'),
})

/** codelists.yaml */
export const codelistsSchema = z.strictObject({
  codelists: z.array(z.strictObject({
    id: ascii,
    name: word,
    closed: z.boolean(),
    standard: word.optional(),
    note: sentence.optional(),
    source: sources,
    external: z.boolean().optional(),
    values: z.array(z.strictObject({ code: z.string('代码加引号写成文字，例："01"。').nullable().default(null), name: word, note: sentence.optional() })),
  })),
})

const rule = { severity: z.enum(severities), title, message: sentence, source: sources }

/** checks/<number>-<id>.yaml: the rules of one table */
export const checksSchema = z.strictObject({
  table: ascii,
  checks: z.array(z.strictObject({
    id: ruleId,
    ...rule,
    level: z.enum(levels),
    dimension: z.enum(dimensions),
    fields: z.array(ascii).min(1, '至少写一个字段，错误标在第一个上。'),
    when: formula.optional(),
    formula,
    fix: formula.optional(),
    basis: sentence.optional(),
    exact: sentence.optional(),
  })),
})

/** checks/generic.yaml: words and severity of what is built into the reading of cells */
export const builtinsSchema = z.strictObject({
  builtins: z.array(z.strictObject({
    id: ruleId,
    builtin: z.enum(builtinKinds),
    ...rule,
    level: z.enum(levels),
    dimension: z.enum(dimensions),
    only: z.array(reference).optional(),
    except: z.array(reference).optional(),
    basis: sentence.optional(),
    exact: sentence.optional(),
  })),
})

/** checks/not-computable.yaml: rules a person looks at */
export const reviewerChecksSchema = z.strictObject({
  reviewerChecks: z.array(z.strictObject({
    id: z.string().regex(/^[FRTXPI]\d{3}$/, '规则号是一个大写字母加三位数字，例：R057。'),
    ...rule,
    tables: z.array(ascii).min(1, '至少写一张表。'),
    fields: z.array(ascii).default([]),
    why: sentence,
    who: word,
  })),
})

export type EditionFile = z.infer<typeof editionSchema>
export type TableFile = z.infer<typeof tableSchema>
export type FieldFile = z.infer<typeof fieldSchema>
export type CodelistsFile = z.infer<typeof codelistsSchema>
export type ChecksFile = z.infer<typeof checksSchema>
export type BuiltinsFile = z.infer<typeof builtinsSchema>
export type ReviewerChecksFile = z.infer<typeof reviewerChecksSchema>
