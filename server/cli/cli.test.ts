import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { commandLine } from './main.ts'

const root = resolve(import.meta.dirname, '../..')
let folder = ''
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'statbook-cli-')) })
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

function statbook(...words: string[]): { code: number; out: string; err: string } {
  const run = spawnSync(process.execPath, [join(root, 'bin/statbook.mjs'), ...words], { cwd: folder, encoding: 'utf8', env: { ...process.env, DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent' } })
  return { code: run.status ?? -1, out: run.stdout, err: run.stderr }
}
const reportSchema = z.object({ tables: z.array(z.object({ number: z.string(), rows: z.number() })), findings: z.array(z.object({ cell: z.string(), rule: z.string(), text: z.string() })), blocking: z.number() })

describe('statbook on the command line', () => {
  it('explains itself and each command', () => {
    const help = statbook('--help')
    expect(help.code).toBe(0)
    for (const name of ['start', 'serve', 'demo', 'check', 'template', 'merge', 'manifest', 'rules', 'user', 'audit']) expect(help.out).toContain(name)
    for (const command of commandLine().commands) expect(command.helpInformation(), command.name()).toContain(command.description())
  })
  it('refuses an unknown command with exit 2', () => {
    const run = statbook('fly')
    expect(run.code).toBe(2)
    expect(run.err).toContain('fly')
  })
  it('writes a template that its own check finds clean', () => {
    expect(statbook('template', '6.1.1', '5.1', '-o', 'blank.xlsx').code).toBe(0)
    const run = statbook('check', 'blank.xlsx', '--json')
    const report = reportSchema.parse(JSON.parse(run.out))
    expect(report.tables.map((table) => table.number)).toEqual(['6.1.1', '5.1'])
    expect(report.blocking).toBe(0)
    expect(run.code).toBe(0)
  })
  it('names an unknown table and those there are', () => {
    const run = statbook('template', '99.9', '-o', 'x.xlsx')
    expect(run.code).toBe(2)
    expect(run.err).toMatch(/没有 99\.9 这张表.*6\.1\.1/)
  })
  it('gives one clear line and exit 2 for what is no workbook', () => {
    writeFileSync(join(folder, 'text.xlsx'), '教工号,姓名\n'.repeat(20))
    const run = statbook('check', 'text.xlsx')
    expect(run.code).toBe(2)
    expect(run.out).toBe('')
    expect(run.err.trim().split('\n')).toEqual([expect.stringMatching(/不是 \.xlsx/)])
    expect(statbook('check', 'nowhere.xlsx').err).toMatch(/找不到文件/)
  })
  it('checks the rules and points at file and line', () => {
    expect(statbook('rules', 'check').code).toBe(0)
    const broken = statbook('rules', 'check', folder, '--json')
    expect(broken.code).toBe(1)
    expect(z.object({ ok: z.literal(false), faults: z.array(z.object({ text: z.string() })).min(1) }).parse(JSON.parse(broken.out)).ok).toBe(false)
  })
  it('writes a manifest for a college and refuses an address without https', () => {
    expect(statbook('manifest', '--url', 'https://tj.example.edu.cn', '-o', 'm.xml').code).toBe(0)
    const text = readFileSync(join(folder, 'm.xml'), 'utf8')
    expect(text).toContain('https://tj.example.edu.cn/')
    expect(text).not.toContain('localhost')
    expect(statbook('manifest', '--url', 'http://tj.example.edu.cn').code).toBe(2)
  })
  it('builds the demo once, merges it, adds a person and verifies the audit chain', () => {
    expect(statbook('demo', '--seed', '1').code).toBe(0)
    const again = statbook('demo')
    expect(again.code).toBe(2)
    expect(again.err).toContain('已经有学校')
    const merged = statbook('merge', '--college', 'jzu', '--cycle', currentYear(), '-o', 'merged.xlsx', '--unmask')
    expect(merged.err).toBe('')
    expect(merged.out).toMatch(/已写出 merged\.xlsx：\d+ 行/)
    const report = reportSchema.parse(JSON.parse(statbook('check', 'merged.xlsx', '--json', '--cycle', currentYear()).out))
    expect(report.tables.length).toBeGreaterThan(6)
    expect(report.findings.filter((finding) => finding.rule !== 'X006' && finding.rule !== 'X011')).toEqual([])
    expect(statbook('user', 'add', '--college', 'jzu', '--staff-no', '77001', '--name', '新人', '--unit', 'rsc', '--role', 'filler').out).toMatch(/首次登录密码/)
    expect(statbook('user', 'add', '--college', 'jzu', '--staff-no', '77001', '--name', '新人', '--unit', 'rsc', '--role', 'filler').err).toContain('已经有账号')
    expect(statbook('user', 'add', '--college', 'jzu', '--staff-no', '77002', '--name', '新人', '--unit', 'nowhere', '--role', 'filler').err).toContain('没有部门')
    expect(statbook('user', 'reset', '--college', 'jzu', '--staff-no', '77001').out).toMatch(/已重置 77001。首次登录密码：\S{12}/)
    expect(statbook('user', 'reset', '--college', 'jzu', '--staff-no', '00000').err).toContain('没有教工号')
    const audit = statbook('audit', 'verify', '--json')
    expect(audit.code).toBe(0)
    expect(z.array(z.object({ college: z.string(), brokenAt: z.null() })).parse(JSON.parse(audit.out)).length).toBe(2)
  }, 120_000)
})

/** The academic year the demo is built for on this day. */
function currentYear(): string {
  const today = new Date()
  const ended = today.getUTCMonth() >= 7 ? today.getUTCFullYear() : today.getUTCFullYear() - 1
  return `${ended - 1}-${ended}`
}
