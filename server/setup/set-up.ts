import type { z } from 'zod'
import { Problem } from '../../rules/problem.ts'
import type { setupSchema } from '../../rules/wire.ts'
import { appendAudit } from '../audit/append.ts'
import { anyCollege } from '../colleges/store.ts'
import { insertCollege, insertCycle, insertPersons, insertUnits } from '../colleges/write-store.ts'
import type { Deps } from '../deps.ts'

/**
 * The first start on an empty database: the college, its quality office, its first administrator (who also holds the quality
 * office's role, so that the year can be led from the first minute) and the first cycle. Throws `setup.done` when any college is there.
 */
export async function setUp(deps: Deps, input: z.infer<typeof setupSchema>): Promise<void> {
  const regime = deps.regimes.get(input.regime)
  if (regime === undefined) throw new Problem('request.invalid', { what: `没有“${input.regime}”这套办法，可选：${[...deps.regimes.keys()].join('、')}` })
  const passwordHash = await deps.passwords.hash(input.password)
  const at = deps.now().toISOString()
  const collegeId = input.collegeId
  const unitId = 'quality'
  await deps.db.transaction().execute(async tx => {
    if (await anyCollege(tx)) throw new Problem('setup.done')
    await insertCollege(tx, { id: collegeId, name: input.collegeName, regime: regime.id, createdAt: at })
    await insertUnits(tx, collegeId, [{ id: unitId, name: regime.qualityOffice, orgCode: null }])
    await insertPersons(tx, collegeId, [{
      id: deps.newId(), staffNo: input.staffNo, name: input.name, passwordHash, mustChangePassword: false,
      roles: [{ role: 'admin', unitId }, { role: 'quality', unitId }],
    }], at)
    await insertCycle(tx, collegeId, { id: input.cycle, state: 'collecting', isCurrent: true, lastCycle: null, opensAt: at }, deps.editions.newest)
    await appendAudit(tx, { collegeId, personId: null, action: 'college.set-up', at, details: { name: input.collegeName, regime: regime.id, cycle: input.cycle } })
  })
}
