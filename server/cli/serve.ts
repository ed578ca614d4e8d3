import pino from 'pino'
import { anyCollege } from '../colleges/store.ts'
import { listen, openDeps, stopOnSignal } from '../main.ts'
import { readSettings } from '../settings.ts'

/** The real server. On an empty data folder the pane begins with setting up the college and the first administrator. */
export async function serve(): Promise<void> {
  const settings = readSettings()
  const deps = openDeps(settings, { log: pino({ level: settings.logLevel }) })
  const running = await listen(settings, deps)
  stopOnSignal(running)
  const empty = !await anyCollege(deps.db)
  console.log(`状态簿已启动：${running.url}`)
  if (empty) console.log(`还没有学校。打开 ${running.url}/workbench/ ，在面板里设置学校和第一位管理员。`)
  if (!running.trusted) console.log('用的是开发证书，浏览器第一次会提醒。正式使用请设置 TLS=证书文件,私钥文件。')
}
