import pino from 'pino'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../db/open.ts'
import { createDeps, type Deps } from '../deps.ts'
import { createEditions } from '../editions/registry.ts'
import { loadNewestEdition } from '../editions/load-newest.ts'
import { loadRegimes } from '../regimes.ts'
import { workbooks } from '../workbooks/workbooks.ts'
import { verifyAudit } from '../audit/verify.ts'
import { buildDemo } from './build.ts'

async function built(seed: number): Promise<Deps> {
  const clock = { at: new Date('2026-09-22T06:00:00.000Z') }
  let ids = 0
  const database = openDatabase(null)
  const deps = createDeps({ database, editions: createEditions(database.db, loadNewestEdition()), regimes: loadRegimes(), log: pino({ level: 'silent' }), workbooks, now: () => clock.at, newId: () => `d${String((ids += 1)).padStart(8, '0')}`, passwordCost: { memoryKiB: 8, passes: 1 } })
  await buildDemo(deps, { seed, today: new Date('2026-09-22T06:00:00.000Z'), clock })
  return deps
}
async function states(deps: Deps): Promise<Record<string, number>> {
  const sheets = await deps.db.selectFrom('sheets').innerJoin('cycles', (join) => join.onRef('cycles.collegeId', '=', 'sheets.collegeId').onRef('cycles.id', '=', 'sheets.cycleId')).select(['sheets.collegeId', 'sheets.state', 'cycles.state as cycle']).execute()
  const counts: Record<string, number> = {}
  for (const sheet of sheets) { const key = `${sheet.collegeId} ${sheet.cycle} ${sheet.state}`; counts[key] = (counts[key] ?? 0) + 1 }
  return counts
}

describe('the demo', () => {
  it('holds two colleges: last year passed and frozen, this year half finished', async () => {
    const deps = await built(1)
    const counts = await states(deps)
    for (const college of ['jzu', 'xyqc']) {
      expect(counts[`${college} frozen passed`]).toBeGreaterThan(15)
      expect(Object.keys(counts).filter((key) => key.startsWith(`${college} frozen`))).toEqual([`${college} frozen passed`])
      for (const state of ['passed', 'submitted', 'returned', 'filling']) expect(counts[`${college} collecting ${state}`], state).toBeGreaterThan(0)
      expect(await verifyAudit(deps.db, college)).toMatchObject({ brokenAt: null })
    }
    await deps.database.close()
  })
  it('is the same for the same seed', async () => {
    const hashes = async (seed: number): Promise<string[]> => {
      const deps = await built(seed)
      const rows = await deps.db.selectFrom('submissions').select('hash').orderBy('id').execute()
      await deps.database.close()
      return rows.map((row) => row.hash)
    }
    const once = await hashes(3)
    expect(once.length).toBeGreaterThan(60)
    expect(await hashes(3)).toEqual(once)
  })
})
