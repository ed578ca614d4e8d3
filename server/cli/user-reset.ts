import { randomBytes } from 'node:crypto'
import { resetPassword } from '../colleges/commands.ts'
import { findCollege } from '../colleges/store.ts'
import { openDeps } from '../main.ts'
import { readSettings } from '../settings.ts'

/** A new first password for somebody who forgot theirs. Errors: unknown college or staff number. */
export async function userReset(options: { readonly college: string; readonly staffNo: string }): Promise<void> {
  const deps = openDeps(readSettings())
  try {
    const college = await findCollege(deps.db, options.college)
    if (college === null) throw new Error(`没有学校 ${options.college}。`)
    const password = randomBytes(9).toString('base64url')
    if (!await resetPassword(deps, { college, person: null }, options.staffNo, await deps.passwords.hash(password))) throw new Error(`${college.name}没有教工号 ${options.staffNo}。`)
    console.log(`已重置 ${options.staffNo}。首次登录密码：${password}，登录后要改。`)
  } finally {
    await deps.database.close()
  }
}
