/**
 * The command line (design part 7): administrators and scripts rely on these names. Each command is one function elsewhere;
 * here are only words, options and exit codes.
 */
import { createWriteStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { Command, CommanderError } from 'commander'
import { WorkbookRefused } from '../workbooks/unzip.ts'
import { currentCycle } from './current-cycle.ts'

const project = new URL('../../', import.meta.url)

/** Runs one command line. Exit codes: 0 done, 1 blocking findings or a failed check, 2 wrong use or unreadable input (one line on stderr). */
export async function run(argv: readonly string[]): Promise<void> {
  const program = commandLine()
  try {
    await program.parseAsync([...argv])
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
    else {
      console.error(error instanceof WorkbookRefused ? error.text : error instanceof Error ? error.message : String(error))
      process.exitCode = 2
    }
  }
}

export function commandLine(): Command {
  const program = new Command('statbook').description('状态簿：填报、检查、审核、合并人才培养工作状态数据').exitOverride().showHelpAfterError('（用 --help 看用法）')
  program.command('start').description('演示：两所学校的演示数据，自己的数据文件夹，打开工作台').action(async () => { await (await import('./start.ts')).start() })
  program.command('serve').description('正式运行：空文件夹时先设置学校和第一位管理员').action(async () => { await (await import('./serve.ts')).serve() })
  program.command('demo').description('在数据文件夹里建两所演示学校').option('--seed <number>', '种子，同一种子得到同样的数据', '1')
    .action(async (options: { seed: string }) => { await (await import('./demo.ts')).demo(Number(options.seed)) })
  program.command('check <file>').description('检查一个工作簿，不需要服务器。退出码：0 没有问题，1 有必须改的，2 读不出来')
    .option('--edition <id>', '版本').option('--cycle <years>', '学年，如 2025-2026', currentCycle(new Date())).option('--json', '只输出一个 JSON')
    .action(async (file: string, options: { edition?: string; cycle: string; json?: boolean }) => { process.exitCode = await (await import('./check.ts')).check(file, options) })
  program.command('template [tables...]').description('写出空白填报表').option('--all', '全部表').option('--cycle <years>', '学年', currentCycle(new Date())).requiredOption('-o, --output <file>', '写到哪个 .xlsx')
    .action(async (tables: string[], options: { all?: boolean; cycle: string; output: string }) => { await (await import('./template.ts')).template(options.all ? [] : tables, options, createWriteStream) })
  program.command('merge').description('写出合并工作簿').requiredOption('--college <id>', '学校').requiredOption('--cycle <years>', '学年').requiredOption('-o, --output <file>', '写到哪个 .xlsx')
    .option('--drafts', '连同未通过的行').option('--unmask', '不遮盖个人信息').option('--purpose <text>', '用途，写进工作簿和审计记录', '学校汇总')
    .action(async (options: { college: string; cycle: string; output: string; drafts?: boolean; unmask?: boolean; purpose: string }) => { await (await import('./merge.ts')).merge(options, createWriteStream) })
  program.command('manifest').description('为学校自己的地址写加载项清单').requiredOption('--url <address>', '服务器的 https 地址').option('-o, --output <file>', '写到哪里；不写则输出到屏幕')
    .action(async (options: { url: string; output?: string }) => {
      const text = (await import('../manifest/manifest-for.ts')).manifestFor(await readFile(new URL('manifest.xml', project), 'utf8'), options.url)
      if (options.output === undefined) process.stdout.write(text)
      else await writeFile(options.output, text)
    })
  program.command('import [file]').description('从工作簿导入部门、人员、分工；--sample 写出一份空白的').option('--college <id>', '学校').option('--cycle <years>', '学年', currentCycle(new Date())).option('--sample <file>', '写出空白的导入工作簿')
    .action(async (file: string | undefined, options: { college?: string; cycle: string; sample?: string }) => {
      const commands = await import('./import.ts')
      if (options.sample !== undefined) await commands.importSample(options.sample, createWriteStream)
      else if (file === undefined || options.college === undefined) throw new Error('写明文件和 --college，例：statbook import 分工.xlsx --college jzu。')
      else await commands.importCollege(file, { college: options.college, cycle: options.cycle })
    })
  const rules = program.command('rules').description('规则')
  rules.command('check [folder]').description('检查版本的 YAML：每处错误说明文件、行、怎么改').option('--json', '只输出一个 JSON')
    .action(async (folder: string | undefined, options: { json?: boolean }) => { process.exitCode = await (await import('./rules-check.ts')).rulesCheck(folder, options) })
  const user = program.command('user').description('账号')
  user.command('add').description('增加一个账号').requiredOption('--college <id>', '学校').requiredOption('--staff-no <number>', '教工号').requiredOption('--name <name>', '姓名').requiredOption('--unit <id>', '部门').requiredOption('--role <roles...>', '角色：filler unit-reviewer unit-head owner-reviewer quality admin')
    .action(async (options: { college: string; staffNo: string; name: string; unit: string; role: string[] }) => { await (await import('./user-add.ts')).userAdd(options) })
  user.command('reset').description('忘记密码：给一个新的首次登录密码').requiredOption('--college <id>', '学校').requiredOption('--staff-no <number>', '教工号')
    .action(async (options: { college: string; staffNo: string }) => { await (await import('./user-reset.ts')).userReset(options) })
  const audit = program.command('audit').description('审计记录')
  audit.command('verify').description('核对审计记录的链是否完整。退出码：0 完整，1 有改动').option('--json', '只输出一个 JSON')
    .action(async (options: { json?: boolean }) => { process.exitCode = await (await import('./audit-verify.ts')).auditVerify(options) })
  for (const command of [program, ...program.commands, ...program.commands.flatMap((one) => one.commands)]) command.exitOverride().helpOption('-h, --help', '看用法')
  program.helpCommand('help [command]', '看一个命令的用法')
  return program
}
