/** The shape of a regime's YAML. Keys are those of `regime.ts`. */
import { z } from 'zod'

const ascii = z.string().regex(/^[a-z][a-z0-9-]*$/, '只用小写字母、数字和连字符，字母开头，例：unit-review。').max(40, '最多 40 个字符。')
const word = z.string().trim().min(1, '不能为空。').max(100, '最多 100 个字。')
const days = z.number().int('写整数天。').min(1, '至少 1 天。').max(366, '最多 366 天。')
const dimension = z.enum(['规范性', '完整性', '合理性', '真实性'])
/** who may review; the one who fills and the administrator never do */
const reviewer = z.enum(['unit-reviewer', 'unit-head', 'owner-reviewer', 'quality'])

export const levelFileSchema = z.strictObject({
  id: ascii,
  stage: word,
  name: word,
  role: reviewer,
  scope: z.enum(['unit', 'owner', 'college']),
  returnTo: z.enum(['filler', 'unit']),
  skipWhenFiller: z.boolean(),
  password: z.boolean(),
  confirms: z.array(dimension).min(1, '至少写一项。'),
  source: word,
})

export const regimeFileSchema = z.strictObject({
  id: ascii,
  name: word,
  regulation: word,
  roles: z.strictObject({ filler: word, 'unit-reviewer': word, 'unit-head': word, 'owner-reviewer': word, quality: word, admin: word }),
  qualityOffice: word,
  levels: z.array(levelFileSchema).min(1, '至少写一级审核。').max(8, '最多 8 级。'),
  returnReasons: z.array(z.strictObject({ id: ascii, text: word })).min(1, '至少写一条退回原因。').max(12, '最多 12 条。'),
  deadlines: z.strictObject({ fillDays: days, levelDays: z.record(z.string(), days) }),
  explanationMin: z.number().int('写整数。').min(1, '至少 1。').max(200, '最多 200。'),
})
