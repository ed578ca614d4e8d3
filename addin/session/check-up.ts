/** 客户端体检: what this machine can and cannot do, each line with a value and, where something is wrong, what to do. */
import { ComesBack, Refused } from '../failure.ts'
import { patch, type Context } from './context.ts'
import type { CheckLine } from './state.ts'

const clockTolerance = 120_000

export async function checkUp(context: Context): Promise<void> {
  context.store.set((state) => ({ ...state, lines: { ...state.lines, since: context.clock.now() } }))
  const started = context.clock.now()
  const value = [...excelLines(context), ...(await serverLines(context)), await storageLine(context), liveLine(context)]
  patch(context, { lines: { value, at: context.clock.now(), since: null, told: { key: 'check.took', params: { n: value.length, seconds: ((context.clock.now() - started) / 1000).toFixed(1) } } } })
}

function excelLines(context: Context): CheckLine[] {
  const facts = context.store.get().facts
  if (facts === null) return [{ name: 'check.excel', ok: 'error', value: { key: 'check.not-in-excel' }, tip: { key: 'check.not-in-excel-tip' } }]
  return [
    { name: 'check.excel', ok: 'ok', value: { text: `${facts.platform} ${facts.version}`.trim() }, tip: null },
    facts.supported
      ? { name: 'check.api', ok: facts.missing.length === 0 ? 'ok' : 'warning', value: { key: facts.missing.length === 0 ? 'check.api-ok' : 'check.api-some' }, tip: facts.missing.length === 0 ? null : { key: 'check.api-tip', params: { list: facts.missing.join('、') } } }
      : { name: 'check.api', ok: 'error', value: { key: 'check.api-old' }, tip: { key: 'check.api-old-tip' } },
  ]
}

async function serverLines(context: Context): Promise<CheckLine[]> {
  try {
    const { ms, clockOffMs } = await context.api.health()
    const minutes = Math.round(Math.abs(clockOffMs ?? 0) / 60_000)
    return [
      { name: 'check.server', ok: ms < 1500 ? 'ok' : 'warning', value: { key: 'check.round-trip', params: { ms: Math.round(ms) } }, tip: ms < 1500 ? null : { key: 'check.slow-tip' } },
      clockOffMs === null || Math.abs(clockOffMs) < clockTolerance
        ? { name: 'check.clock', ok: 'ok', value: { key: 'check.clock-ok' }, tip: null }
        : { name: 'check.clock', ok: 'warning', value: { key: clockOffMs < 0 ? 'check.clock-slow' : 'check.clock-fast', params: { n: minutes } }, tip: { key: 'check.clock-tip' } },
    ]
  } catch (error) {
    if (!(error instanceof ComesBack) && !(error instanceof Refused)) throw error
    return [{ name: 'check.server', ok: 'error', value: { key: 'check.unreachable' }, tip: { key: 'check.unreachable-tip' } }]
  }
}

async function storageLine(context: Context): Promise<CheckLine> {
  try {
    const kept = await context.keeping.all()
    return { name: 'check.storage', ok: 'ok', value: { key: 'check.storage-ok', params: { n: kept.length } }, tip: null }
  } catch {
    return { name: 'check.storage', ok: 'warning', value: { key: 'check.storage-none' }, tip: { key: 'check.storage-tip' } }
  }
}

function liveLine(context: Context): CheckLine {
  return context.store.get().line === 'live' || context.store.get().phase !== 'signed-in'
    ? { name: 'check.live', ok: 'ok', value: { key: context.store.get().phase === 'signed-in' ? 'check.live-ok' : 'check.live-later' }, tip: null }
    : { name: 'check.live', ok: 'warning', value: { key: 'check.live-lost' }, tip: { key: 'check.live-tip' } }
}
