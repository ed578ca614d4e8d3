import { scalarArg, TEXT } from '../arguments.ts'
import { unknown } from '../bound.ts'
import type { FunctionSpec, StaticType } from '../bound.ts'
import { readDate } from '../dates.ts'
import { VALUE_FAULT } from '../fault.ts'
import type { Result } from '../fault.ts'
import { aText, lift1 } from '../lift.ts'

/** Numbers that carry a check digit. */
export const CHECK_FUNCTIONS: readonly FunctionSpec[] = [
  check('IDCARD', '身份证', '18位身份证号的日期和校验位都对时是 TRUE。', 'bool', isIdCard),
  check('IDCARD_BIRTH', '身份证生日', '身份证号里的出生日期；号码不对得 #VALUE!。', 'date', text => isIdCard(text) ? birthOf(text) ?? VALUE_FAULT : VALUE_FAULT),
  check('IDCARD_GENDER', '身份证性别', '身份证号里的性别，"男" 或 "女"；号码不对得 #VALUE!。', 'text', text => isIdCard(text) ? Number(text.charAt(16)) % 2 === 1 ? '男' : '女' : VALUE_FAULT),
  check('ISBN', '书号', 'ISBN（10位或13位，可带连字符）校验位对时是 TRUE。', 'bool', isIsbn),
  check('CREDITCODE', '信用代码', '18位统一社会信用代码校验位对时是 TRUE。', 'bool', isCreditCode),
]

function check(name: string, chinese: string, about: string, type: StaticType, apply: (text: string) => Result): FunctionSpec {
  return {
    name, chinese, group: '核对', usage: `${name}(文本)`, about, least: 1, most: 1,
    bind(call) {
      const part = scalarArg(call, 0, TEXT)
      return part === null ? unknown(call.node) : { kind: 'scalar', type, node: call.node, run: lift1(part.run, aText, apply) }
    },
  }
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** GB 11643: check character by ISO 7064 MOD 11-2. */
function isIdCard(text: string): boolean {
  if (!/^[1-9]\d{16}[\dXx]$/.test(text) || birthOf(text) === null) return false
  const total = ID_WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(text.charAt(i)), 0)
  return '10X98765432'.charAt(total % 11) === text.charAt(17).toUpperCase()
}

function birthOf(text: string): number | null {
  return readDate(`${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`)
}

function isIsbn(text: string): boolean {
  const digits = text.replace(/[-\s]/g, '').toUpperCase()
  if (/^97[89]\d{10}$/.test(digits)) return [...digits].reduce((sum, digit, i) => sum + Number(digit) * (i % 2 === 0 ? 1 : 3), 0) % 10 === 0
  if (/^\d{9}[\dX]$/.test(digits)) return [...digits].reduce((sum, digit, i) => sum + (digit === 'X' ? 10 : Number(digit)) * (10 - i), 0) % 11 === 0
  return false
}

const CREDIT_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** GB 32100: weights are powers of 3 modulo 31. */
function isCreditCode(text: string): boolean {
  if (text.length !== 18) return false
  let total = 0, weight = 1
  for (let i = 0; i < 17; i++) {
    const value = CREDIT_CHARACTERS.indexOf(text.charAt(i))
    if (value < 0) return false
    total += value * weight
    weight = (weight * 3) % 31
  }
  return CREDIT_CHARACTERS.charAt((31 - (total % 31)) % 31) === text.charAt(17)
}
