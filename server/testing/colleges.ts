import type { Role } from '../../rules/regime.ts'
import { addPersons, addUnits, assign, createCollege, openCycle, type NewPerson } from '../colleges/commands.ts'
import type { Deps } from '../deps.ts'
import { PASSWORD } from './world.ts'

/** Units: 人事处 owns the table, 机电 and 经贸 fill it. Orders as on the college's own list. */
const units = [{ id: 'hr', name: '人事处', orgCode: 'D01' }, { id: 'mech', name: '机电工程学院', orgCode: 'D05' }, { id: 'trade', name: '经济贸易学院', orgCode: 'D06' }, { id: 'zgc', name: '质量发展处', orgCode: 'D02' }]

/** Who is who, the same at both colleges: 李敏 fills for 机电, 张强 reviews there, and so on. */
const people: readonly { staffNo: string; name: string; roles: readonly [Role, string][] }[] = [
  { staffNo: 'limin', name: '李敏', roles: [['filler', 'mech']] },
  { staffNo: 'zhengjie', name: '郑洁', roles: [['filler', 'mech']] },
  { staffNo: 'zhangqiang', name: '张强', roles: [['unit-reviewer', 'mech']] },
  { staffNo: 'sunhead', name: '孙立', roles: [['unit-head', 'mech']] },
  { staffNo: 'wujing', name: '吴静', roles: [['filler', 'trade']] },
  { staffNo: 'qianwei', name: '钱伟', roles: [['unit-reviewer', 'trade']] },
  { staffNo: 'headtrade', name: '高峰', roles: [['unit-head', 'trade']] },
  { staffNo: 'liuyang', name: '刘洋', roles: [['owner-reviewer', 'hr'], ['filler', 'hr']] },
  { staffNo: 'zhoufang', name: '周芳', roles: [['owner-reviewer', 'hr'], ['unit-reviewer', 'hr']] },
  { staffNo: 'wangjg', name: '王建国', roles: [['quality', 'zgc']] },
  { staffNo: 'zhaomin', name: '赵敏', roles: [['quality', 'zgc']] },
  { staffNo: 'admin', name: '管理员', roles: [['admin', 'zgc']] },
]

export const staffNumbers = people.map(person => person.staffNo)

/** Both colleges, the same people and division of work: 焦作 with three levels, 襄阳 with its own. */
export async function foundColleges(deps: Deps): Promise<void> {
  const passwordHash = await deps.passwords.hash(PASSWORD)
  for (const [id, name, regime] of [['jzu', '焦作大学', 'jiaozuo'], ['xyac', '襄阳汽车职业技术学院', 'xiangyang']] as const) {
    const author = { college: { id, name, regime }, person: null }
    await createCollege(deps, author.college)
    await addUnits(deps, author, units)
    await addPersons(deps, author, people.map((person): NewPerson => ({
      id: person.staffNo, staffNo: person.staffNo, name: person.name, passwordHash, mustChangePassword: false, roles: person.roles.map(([role, unitId]) => ({ role, unitId })),
    })))
    const cycle = { id: '2025-2026', state: 'collecting' as const, isCurrent: true, lastCycle: null, opensAt: '2026-09-10T00:00:00.000Z' }
    await openCycle(deps, author, cycle)
    await assign(deps, author, cycle, [
      { tableId: 'teachers', unitId: 'mech', ownerUnitId: 'hr', fillers: ['limin', 'zhengjie'] },
      { tableId: 'teachers', unitId: 'trade', ownerUnitId: 'hr', fillers: ['wujing'] },
      { tableId: 'src_staff', unitId: 'hr', ownerUnitId: 'hr', fillers: ['liuyang'] },
    ])
  }
}
