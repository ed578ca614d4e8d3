/** A regime's life of a row as a table people can read: `docs/workflow.md` is made of it. */
import type { Level, Regime } from '../regime.ts'
import { type Step, steps, transitions } from './transitions.ts'

const stepNames: Readonly<Record<Step, string>> = { save: '保存', submit: '提交', withdraw: '撤回', approve: '通过', return: '退回' }

interface Line { readonly state: string; readonly kind: 'draft' | 'pending' | 'returned' | 'passed'; readonly level: number }

function linesOf(regime: Regime): Line[] {
  return [
    { state: '草稿', kind: 'draft', level: 0 },
    ...regime.levels.map((level, i): Line => ({ state: `等${level.name}`, kind: 'pending', level: i })),
    { state: '已退回', kind: 'returned', level: 0 },
    { state: '学校通过', kind: 'passed', level: regime.levels.length },
  ]
}

function cell(regime: Regime, line: Line, step: Step): string {
  const transition = transitions.find((each) => each.from === line.kind && each.step === step)
  if (!transition) return '—'
  // by then someone has decided, unless every level before may be skipped
  if (step === 'withdraw' && !regime.levels.slice(0, line.level).every((each) => each.skipWhenFiller)) return '—'
  const level = regime.levels[line.level]
  const who = transition.by === 'filler' ? regime.roles.filler : level ? regime.roles[level.role] : ''
  const next = regime.levels[transition.to === 'first level' ? 0 : line.level + 1]
  const to = { same: line.state, draft: '草稿', returned: '已退回', 'first level': `等${next?.name ?? ''}`, 'next level': next ? `等${next.name}` : '学校通过' }[transition.to]
  return `${who} → ${to}`
}

const scopeNames: Readonly<Record<Level['scope'], string>> = { unit: '填报部门的人', owner: '表的归口部门的人', college: '全校' }

/** Levels, matrix of state and step, and reasons of one regime, as Markdown. */
export function describeRegime(regime: Regime): string {
  const rows = linesOf(regime).map((line) => `| ${[line.state, ...steps.map((step) => cell(regime, line, step))].join(' | ')} |`)
  const levels = regime.levels.map((level, i) => `| ${[
    i + 1, level.stage, level.name, regime.roles[level.role], scopeNames[level.scope], level.returnTo === 'unit' ? '部门' : '填报人', level.confirms.join('、'),
    level.password ? '再输一次密码' : '—', level.skipWhenFiller ? '本部门只有填报人担任时，记录后跳过' : '—', `${regime.deadlines.levelDays[level.id] ?? 0} 天`, level.source,
  ].join(' | ')} |`)
  return [
    `## ${regime.name}`, '', `依据：${regime.regulation}。填报 ${regime.deadlines.fillDays} 天；说明至少 ${regime.explanationMin} 个字。`, '',
    '| 级 | 阶段 | 名称 | 谁审 | 范围 | 退回给 | 确认 | 签字 | 跳过 | 期限 | 出处 |', '|---|---|---|---|---|---|---|---|---|---|---|', ...levels, '',
    `| 行的状态 | ${steps.map((step) => stepNames[step]).join(' | ')} |`, `|---|${steps.map(() => '---|').join('')}`, ...rows, '',
    `退回原因：${regime.returnReasons.map((each) => each.text).join('、')}。`, '',
  ].join('\n')
}

/** The whole of `docs/workflow.md`. */
export function describeWorkflow(regimes: readonly Regime[]): string {
  return [
    '# 审核流程', '',
    '本页由 `npx tsx docs/write-workflow.ts` 从 `rules/regimes/` 和 `rules/workflow/transitions.ts` 生成，不要手改。', '',
    '一格写“谁 → 到哪个状态”；“—”表示这一步不能做。填报人在任何一级都不能审核自己填的行。审核人只能通过或退回，不能改数据。',
    '改过的行是新的一版，从第一级重新审；没改的行保留已有的通过。撤回只在第一个审核决定之前。退回的行改完以前一直是“已退回”。', '',
    ...regimes.map(describeRegime),
  ].join('\n')
}
