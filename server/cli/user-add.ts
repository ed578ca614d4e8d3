import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { roleSchema } from '../../rules/wire.ts'
import { addPersons } from '../colleges/commands.ts'
import { findCollege, unitIds } from '../colleges/store.ts'
import { openDeps } from '../main.ts'
import { readSettings } from '../settings.ts'

const schema = z.object({ college: z.string(), staffNo: z.string().min(1).max(30), name: z.string().min(2).max(40), unit: z.string(), role: z.array(roleSchema).min(1) })

/** Adds an account and prints its first password, which must be changed at the first sign-in. Errors: unknown college, unit or role, a staff number that is taken. */
export async function userAdd(options: unknown): Promise<void> {
  const read = schema.safeParse(options)
  if (!read.success) throw new Error(read.error.issues.map((issue) => `--${issue.path.join('.')}：${issue.message}`).join('\n'))
  const { college: collegeId, staffNo, name, unit, role } = read.data
  const deps = openDeps(readSettings())
  try {
    const college = await findCollege(deps.db, collegeId)
    if (college === null) throw new Error(`没有学校 ${collegeId}。`)
    const units = await unitIds(deps.db, collegeId)
    if (!units.includes(unit)) throw new Error(`没有部门 ${unit}。有：${units.join(' ')}。`)
    const password = randomBytes(9).toString('base64url')
    await addPersons(deps, { college, person: null }, [{ id: deps.newId(), staffNo, name, passwordHash: await deps.passwords.hash(password), mustChangePassword: true, roles: role.map((one) => ({ role: one, unitId: unit })) }])
      .catch((error: Error) => { throw /UNIQUE/.test(error.message) ? new Error(`教工号 ${staffNo} 已经有账号。`) : error })
    console.log(`已增加 ${name}（${staffNo}）。首次登录密码：${password}，登录后要改。`)
  } finally {
    await deps.database.close()
  }
}
