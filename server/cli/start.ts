/** `npm start`: both demo colleges in a data folder of their own, and a short list of who can sign in. */
import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pino from 'pino'
import { accountsOf, demoPassword } from '../demo/accounts.ts'
import { colleges } from '../demo/blueprint.ts'
import { loadRegimes } from '../regimes.ts'
import { listen, openDeps, projectRoot, stopOnSignal } from '../main.ts'
import { readSettings } from '../settings.ts'
import { demo } from './demo.ts'

export async function start(): Promise<void> {
  const given = readSettings()
  const settings = { ...given, dataDir: process.argv.includes('--data') ? given.dataDir : join(projectRoot, 'demo-data'), logLevel: given.logLevel === 'info' ? 'warn' : given.logLevel }
  if (!existsSync(join(settings.dataDir, 'statbook.sqlite'))) {
    console.log('第一次启动，正在建两所演示学校（几秒）…')
    const making = `${settings.dataDir}-making`
    rmSync(making, { recursive: true, force: true })
    await demo(1, { dataDir: making }) // built aside, so that an interrupted start leaves nothing half-made
    renameSync(making, settings.dataDir)
  }
  const running = await listen(settings, openDeps(settings, { log: pino({ level: settings.logLevel }) }))
  stopOnSignal(running)
  console.log(accountList())
  console.log(`\n打开 ${running.url}/workbench/ 就能填、能审。${running.trusted ? '' : '浏览器第一次会提醒证书，选“继续前往”。'}停止：Ctrl+C。重新开始：删去 demo-data 文件夹。`)
}

/** Who can sign in, by college; one password for all. */
export function accountList(): string {
  const regimes = loadRegimes()
  return colleges.map((plan) => {
    const regime = regimes.get(plan.regime)
    const lines = accountsOf(plan).map((account) => {
      const unit = plan.units.find((one) => one.id === account.unit)?.name ?? account.unit
      return `  ${account.staffNo}  ${account.name.padEnd(4, '　')} ${unit} ${account.roles.map((role) => regime?.roles[role] ?? role).join('、')}`
    })
    return `\n${plan.name}（密码都是 ${demoPassword}）\n${lines.join('\n')}`
  }).join('\n')
}
