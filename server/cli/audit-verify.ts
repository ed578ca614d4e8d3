import { verifyAudit } from '../audit/verify.ts'
import { collegeIds } from '../colleges/store.ts'
import { openDeps } from '../main.ts'
import { readSettings } from '../settings.ts'

/** Walks every college's chain of audit events. Answers the exit code: 0 whole, 1 broken. */
export async function auditVerify(options: { readonly json?: boolean }): Promise<number> {
  const deps = openDeps(readSettings())
  try {
    const verdicts = []
    for (const college of await collegeIds(deps.db)) verdicts.push({ college, ...await verifyAudit(deps.db, college) })
    if (options.json) console.log(JSON.stringify(verdicts))
    else for (const verdict of verdicts) console.log(verdict.brokenAt === null ? `${verdict.college}：${verdict.events} 条，完整。` : `${verdict.college}：第 ${verdict.brokenAt} 条和前面接不上，有人改过。`)
    return verdicts.every((verdict) => verdict.brokenAt === null) ? 0 : 1
  } finally {
    await deps.database.close()
  }
}
