import type { Level, Regime, Role } from '../regime.ts'
import type { Actor, Filled, Holders } from './actor.ts'

/** A regime for tests that do not read files: two levels of the unit, the first of which may be skipped, then the college. */
const level = (id: string, stage: string, role: Role, scope: Level['scope'], skipWhenFiller = false): Level =>
  ({ id, stage, name: id, role, scope, returnTo: 'filler', skipWhenFiller, password: false, confirms: ['规范性'], source: 'test' })

export const regime: Regime = {
  id: 'test', name: '测试学校', regulation: '测试办法', qualityOffice: '质量处',
  roles: { filler: '填报人', 'unit-reviewer': '管理员', 'unit-head': '负责人', 'owner-reviewer': '归口', quality: '质量处', admin: '平台' },
  levels: [level('collect', '部门', 'unit-reviewer', 'unit', true), level('head', '部门', 'unit-head', 'unit'), level('owner', '归口', 'owner-reviewer', 'owner'), level('college', '学校', 'quality', 'college')],
  returnReasons: [{ id: 'other', text: '其他' }],
  deadlines: { fillDays: 14, levelDays: { collect: 1, head: 1, owner: 1, college: 1 } },
  explanationMin: 6,
}

const person = (personId: string, ...roles: (readonly [Role, string])[]): Actor => ({ personId, roles: roles.map(([role, unitId]) => ({ role, unitId })) })

export const people = {
  clerk: person('clerk', ['filler', 'mechanics']),
  collector: person('collector', ['filler', 'mechanics'], ['unit-reviewer', 'mechanics']),
  head: person('head', ['unit-head', 'mechanics'], ['filler', 'mechanics']),
  deputy: person('deputy', ['unit-head', 'mechanics']),
  staffOffice: person('staff-office', ['owner-reviewer', 'staff'], ['filler', 'staff']),
  otherOwner: person('other-owner', ['owner-reviewer', 'teaching']),
  otherHead: person('other-head', ['unit-head', 'building'], ['filler', 'building']),
  quality: person('quality', ['quality', 'quality-office']),
  everything: person('everything', ['filler', 'mechanics'], ['unit-reviewer', 'mechanics'], ['unit-head', 'mechanics'], ['owner-reviewer', 'staff'], ['quality', 'quality-office'], ['admin', 'quality-office']),
} as const

export const filled = (...fillers: string[]): Filled => ({ unit: 'mechanics', ownerUnit: 'staff', fillers })

export const holders: Holders = (role, unitId) => Object.values(people).filter((each) => each.roles.some((one) => one.role === role && (unitId === null || one.unitId === unitId))).map((each) => each.personId)

/** Only the collector holds the first reviewer's role: the case of 襄阳第十条1. */
export const collectorAlone: Holders = (role, unitId) => (role === 'unit-reviewer' ? ['collector'] : holders(role, unitId))
