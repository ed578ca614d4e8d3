import { anyCollege } from '../colleges/store.ts'
import { openDeps } from '../main.ts'
import { readSettings, type Settings } from '../settings.ts'
import { buildDemo } from '../demo/build.ts'

/** Passwords of the demo are public; hashing them dearly would only make the start slow. */
const demoPasswords = { memoryKiB: 1024, passes: 1 }

/** Builds both demo colleges in an empty data folder. Throws when there is a college already. */
export async function demo(seed: number, settings: Pick<Settings, 'dataDir'> = readSettings(), today = new Date()): Promise<void> {
  if (!Number.isInteger(seed)) throw new Error('种子应是整数，例：--seed 1。')
  const clock = { at: today }
  const deps = openDeps(settings, { now: () => clock.at, passwordCost: demoPasswords })
  try {
    if (await anyCollege(deps.db)) throw new Error(`${settings.dataDir} 里已经有学校。换一个空文件夹（DATA_DIR）再建演示数据。`)
    await buildDemo(deps, { seed, today, clock })
  } finally {
    await deps.database.close()
  }
}
