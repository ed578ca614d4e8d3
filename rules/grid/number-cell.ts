import type { BuiltinKind } from '../table.ts'
import type { Cell } from '../value.ts'
import { roundHalf } from '../formula/numbers.ts'
import { fits, goodCell } from './good-cell.ts'
import type { MakeReader } from './reader.ts'
import { type Reading, type Remark, good, remarked, shown } from './reading.ts'
import { readNumber } from './number.ts'

/** number: 45, not "45", "45万元" or "约45". Rules number, integer, decimals, range. Source: ux part 4 #9, #11, #12. */
export const numberReader: MakeReader = ({ field, builtins }) => {
  const unit = field.unit ?? ''
  const isInteger = field.integer === true && builtins.integer !== undefined
  const decimals = field.decimals !== undefined && builtins.decimals !== undefined ? field.decimals : null
  const power = 10 ** (decimals ?? 0)
  const signKind: BuiltinKind | null = builtins.integer ? 'integer' : builtins.decimals ? 'decimals' : null
  const range = builtins.range ? field.range : undefined
  const least = range ? range[0] : signKind ? Math.max(0, field.range?.[0] ?? 0) : -Infinity
  const most = range ? range[1] : Infinity

  const measure = (value: number, typed: Cell): Remark | null => {
    if (isInteger && !Number.isInteger(value)) return { code: 'cell.not-integer', kind: 'integer', params: { value: shown(typed), unit } }
    if (range && (value < least || value > most)) return { code: 'cell.out-of-range', kind: 'range', params: { value: shown(typed), min: least, max: most, unit } }
    if (signKind && value < least) return { code: 'cell.negative', kind: signKind, params: { value: shown(typed), unit } }
    if (decimals !== null && !Number.isInteger(value) && !fits(value, power)) return { code: 'cell.decimals', kind: 'decimals', params: { value: shown(typed), decimals }, to: roundHalf(value, decimals), sure: false }
    return null
  }

  return {
    good: goodCell('number', { least, most, isInteger, power: decimals === null ? 0 : power }),
    closely: (cell): Reading => {
      if (typeof cell === 'number' && Number.isFinite(cell)) {
        const off = measure(cell, cell)
        return off ? remarked(cell, cell, off) : good(cell, cell)
      }
      const read = typeof cell === 'string' ? readNumber(cell, field.unit) : null
      if (read === null) return remarked(undefined, cell, { code: 'cell.not-number', kind: 'number', params: { value: shown(cell), unit } })
      const kind = 'number'
      if (!read.sure) {
        const params = { value: shown(cell), unit, to: read.value }
        return remarked(undefined, cell, { code: read.unit === null ? 'cell.not-number' : 'cell.number-other-unit', kind, params, to: read.value, sure: false })
      }
      const form: Remark = { code: read.unit === null ? 'cell.number-form' : 'cell.number-unit', kind, params: { value: shown(cell), unit, to: read.value }, to: read.value, sure: true }
      return remarked(read.value, read.value, form, measure(read.value, cell))
    },
  }
}
