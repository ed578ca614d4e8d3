/** Who can sign in to a demo college. Every person is made up; staff numbers are short so that they can be typed. */
import type { Role } from '../../rules/regime.ts'
import { randomFrom } from './random.ts'
import { personName } from './names.ts'
import type { CollegePlan, UnitPlan } from './blueprint.ts'

export interface Account { readonly unit: string; readonly staffNo: string; readonly name: string; readonly roles: readonly Role[] }

/** One password for all demo accounts, printed at start. */
export const demoPassword = 'statbook-demo'

/** Names the guides use; the rest are generated. */
const known: Readonly<Record<string, string>> = { 'jzu:rsc:1': '李敏', 'jzu:rsc:3': '王建国', 'jzu:zlc:1': '张慧', 'xyqc:zjb:1': '周海燕', 'xyqc:qcx:1': '刘洋' }

/** The roles of a unit's people, first person first. */
function rolesOf(plan: CollegePlan, unit: UnitPlan): readonly (readonly Role[])[] {
  if (unit.id === plan.quality) return [['quality'], ['quality'], ['admin']]
  const fills = Object.values(plan.offices).includes(unit.id) || (unit.teaching && !plan.coveredByPersonnel.includes(unit.id))
  if (!fills) return []
  if (plan.regime === 'jiaozuo') return Object.values(plan.offices).includes(unit.id) ? [['filler'], ['unit-reviewer'], ['owner-reviewer']] : [['filler'], ['unit-reviewer']]
  // 襄阳第十条一: in an office the 信息采集管理员 collects the figures himself; in a department others fill and he checks
  return unit.teaching ? [['filler'], ['unit-reviewer'], ['unit-head']] : [['filler', 'unit-reviewer'], ['unit-head']]
}

export function accountsOf(plan: CollegePlan): readonly Account[] {
  const digit = plan.regime === 'jiaozuo' ? '1' : '2'
  return plan.units.flatMap((unit) => rolesOf(plan, unit).map((roles, index): Account => {
    const key = `${plan.id}:${unit.id}:${index + 1}`
    const seed = [...key].reduce((sum, char) => (Math.imul(sum, 31) + (char.codePointAt(0) ?? 0)) | 0, 7)
    return { unit: unit.id, staffNo: `${digit}${unit.code.slice(1)}${String(index + 1).padStart(2, '0')}`, name: known[key] ?? personName(randomFrom(seed)), roles }
  }))
}
