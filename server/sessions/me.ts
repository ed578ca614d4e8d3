import { Problem } from '../../rules/problem.ts'
import type { Role } from '../../rules/regime.ts'
import type { Me } from '../../rules/wire.ts'
import { hasRole, type Actor } from '../actor.ts'
import { regimeOf, type Deps } from '../deps.ts'

/** Which tabs each role brings. A tab without rights is absent, not grey; never more than four together (ux part 2). */
const tabsOf: Readonly<Record<Role, readonly Me['tabs'][number][]>> = {
  filler: ['tasks', 'fill'], 'unit-reviewer': ['tasks', 'fill', 'review'], 'unit-head': ['tasks', 'fill', 'review'],
  'owner-reviewer': ['tasks', 'review', 'progress'], quality: ['tasks', 'review', 'progress', 'merge'], admin: ['tasks', 'progress', 'merge'],
}
const order: readonly Me['tabs'][number][] = ['tasks', 'fill', 'review', 'progress', 'merge']

/** What the pane needs to know of the one who is signed in. Throws `cycle.none` when the college has no year yet. */
export function describeMe(deps: Deps, actor: Actor): Me {
  const regime = regimeOf(deps, actor)
  const cycle = actor.cycle
  if (cycle === null) throw new Problem('cycle.none', { office: regime.qualityOffice })
  const { period, opensAt: _, ...rest } = cycle
  const wanted = order.filter(tab => actor.roles.some(held => tabsOf[held.role].includes(tab)))
  const fills = hasRole(actor, 'filler', 'unit-reviewer', 'unit-head') && !hasRole(actor, 'quality')
  return {
    person: actor.person,
    college: { id: actor.college.id, name: actor.college.name },
    roles: actor.roles.map(held => ({ role: held.role, roleName: regime.roles[held.role], unit: { id: held.unitId, name: held.unitName } })),
    tabs: wanted.filter(tab => wanted.length <= 4 || tab !== (fills ? 'progress' : 'fill')),
    cycle: { ...rest, ...period, academicYear: { ...period.academicYear } },
    regime: {
      id: regime.id, name: regime.name, qualityOffice: regime.qualityOffice, explanationMin: regime.explanationMin, roles: { ...regime.roles },
      levels: regime.levels.map(level => ({ ...level, confirms: [...level.confirms] })), returnReasons: regime.returnReasons.map(reason => ({ ...reason })),
    },
  }
}
