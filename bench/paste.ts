/**
 * 20,000 rows pasted into 6.1.1 (26 columns: no table of the edition that takes so many rows has 40), about 1 % of the cells bad → all judged,
 * listed in the pane and marked in the sheet, in the workbench in Chromium. The pane shares its thread with the workbench, as it does not with
 * Excel; whether the pane stays responsive is told by the longest task that Chromium puts down to the pane's frame (Long Tasks API). The longest
 * gap of a timer in the frame is told beside it: the work of the workbench is in it.
 * Beside it in the same run: the workbench taking the paste alone, and the judge alone in Node.
 */
import { createJudge } from '../rules/judge.ts'
import type { Cell } from '../rules/value.ts'
import { loadNewestEdition } from '../server/editions/load-newest.ts'
import { firstRow, openClerk, teacherFields, teachers, tsvOf, type Clerk } from './clerk.ts'
import { atMost, median, round, type Bench } from './harness.ts'

const rowCount = 20_000

export const bench: Bench = async () => {
  const people = teachers(rowCount)
  const rows = spoilt(people)
  const judged = judgeAlone(rows)
  const clerk = await openClerk(people)
  try {
    const seen = await paste(clerk, tsvOf(rows))
    const figures = {
      'rows': rowCount, 'columns': teacherFields().length, 'findings by the judge alone': judged.findings, 'findings in the pane': seen.findings,
      'pasted, listed and marked ms': round(seen.marked), 'of it the workbench taking the paste ms': round(seen.taken), 'listed after the paste ms': round(seen.listed - seen.taken), 'marked after the paste ms': round(seen.marked - seen.taken),
      'judge alone in Node ms': round(judged.ms), 'longest task of the pane until marked ms': round(seen.until.task), 'longest task of the pane in the 10 s after ms': round(seen.after.task),
      'longest gap of its timer until marked, workbench included ms': round(seen.until.gap), 'longest gap in the 10 s after ms': round(seen.after.gap),
    }
    return {
      name: 'paste', figures,
      ratios: { 'all vs paste and judge alone': round(seen.marked / (seen.taken + judged.ms)) },
      bars: { 'pasted, listed, marked ms': atMost(4000, seen.marked), 'longest task of the pane ms': atMost(200, Math.max(seen.until.task, seen.after.task)) },
    }
  } finally {
    await clerk.stage.close()
  }
}

/** One cell in a hundred is wrong, spread over the columns that are typed. */
export function spoilt(rows: readonly Cell[][]): Cell[][] {
  const fields = teacherFields()
  return rows.map((row, r) => row.map((cell, i): Cell => {
    const field = fields[i]
    if (field === undefined || field.prefill !== undefined || field.id === 'staff_no' || (r * fields.length + i) % 100 !== 7) return cell
    return field.type === 'number' ? 99_999 : field.type === 'text' ? '#N/A' : '别的'
  }))
}

function judgeAlone(rows: readonly Cell[][]): { readonly ms: number; readonly findings: number } {
  const { catalogue } = loadNewestEdition()
  const table = catalogue.byNumber.get('6.1.1')?.table.id ?? ''
  const request = { rows: rows.map((cells, i) => ({ id: `r${i}`, cells })), period: { academicYear: { start: '2025-09-01', end: '2026-08-31' }, calendarYear: 2025, point: '2026-08-31' } }
  const times: number[] = []
  let findings = 0
  for (let i = 0; i < 4; i += 1) {
    const start = performance.now()
    findings = createJudge(catalogue, table).judge(request).findings.length
    if (i > 0) times.push(performance.now() - start)
  }
  return { ms: median(times), findings }
}

interface Seen { readonly taken: number; readonly listed: number; readonly marked: number; readonly findings: number; readonly until: Busy; readonly after: Busy }
/** The longest task put down to the pane, and the longest gap of its timer, in ms. */
interface Busy { readonly task: number; readonly gap: number }

/** Times in ms from the paste on, in the clock of the page. */
async function paste({ desk, pane }: Clerk, tsv: string): Promise<Seen> {
  await pane.evaluate(() => {
    let [last, gap, task] = [performance.now(), 0, 0]
    const watch = new PerformanceObserver((list) => { note(list.getEntries()) })
    // Tasks of several frames count too: the pane may have had its part in them.
    const note = (entries: PerformanceEntryList): void => { for (const { name, duration } of entries) if (name === 'self' || name === 'multiple-contexts') task = Math.max(task, duration) }
    watch.observe({ type: 'longtask' })
    window.parent.addEventListener('bench-reset', () => { note(watch.takeRecords()); [last, gap, task] = [performance.now(), 0, 0] })
    window.parent.addEventListener('bench-ask', () => {
      note(watch.takeRecords())
      window.parent.dispatchEvent(new CustomEvent('bench-longest', { detail: { task, gap: Math.max(gap, performance.now() - last) } }))
    })
    setInterval(() => { const now = performance.now(); gap = Math.max(gap, now - last); last = now }, 4)
  })
  return desk.page.evaluate(({ at, lastRow, text, lines }) => new Promise<Seen>((resolve, reject) => {
    const bench = window.workbench
    const frame = bench?.host?.frame.contentDocument
    if (bench === undefined || frame === null || frame === undefined) { reject(new Error('no pane')); return }
    const ask = (): Busy => {
      let busy: Busy = { task: 0, gap: 0 }
      window.addEventListener('bench-longest', (event) => { busy = (event as CustomEvent<Busy>).detail }, { once: true })
      window.dispatchEvent(new Event('bench-ask'))
      return busy
    }
    let [listed, marked, findings] = [0, 0, 0]
    const start = performance.now()
    const look = (): void => {
      if (listed === 0 && frame.querySelector('main')?.textContent.replaceAll(',', '').includes(`全部 ${lines}`) === true) {
        const said = [...frame.querySelectorAll('main span')].flatMap((span) => { const counts = /^([\d,]+) 处错误 · ([\d,]+) 处警告 · ([\d,]+) 处提示$/.exec(span.textContent); return counts === null ? [] : [counts.slice(1).reduce((sum, n) => sum + Number(n.replaceAll(',', '')), 0)] })[0] ?? 0
        if (said > 0) { listed = performance.now() - start; findings = said }
      }
      done()
    }
    const done = (): void => {
      if (listed === 0 || marked === 0) return
      watch.disconnect()
      off()
      // A task is told a moment after it has ended.
      setTimeout(() => {
        const until = ask()
        window.dispatchEvent(new Event('bench-reset'))
        setTimeout(() => { resolve({ taken, listed, marked, findings, until, after: ask() }) }, 10_000)
      }, 100)
    }
    const off = bench.model.on(() => { if (marked === 0 && String(bench.read(lastRow)[0]?.[0]).includes('|')) { marked = performance.now() - start; done() } })
    const watch = new MutationObserver(look)
    watch.observe(frame.body, { childList: true, subtree: true, characterData: true })
    bench.paste(at, text)
    const taken = performance.now() - start
    window.dispatchEvent(new Event('bench-reset'))
    setTimeout(() => { reject(new Error(`listed ${listed}, marked ${marked}`)) }, 120_000)
  }), { at: `C${firstRow}`, lastRow: `A${firstRow + lastSpoilt(tsv)}`, text: tsv, lines: rowCount })
}

/** Position of the last row that surely has a mark. */
const lastSpoilt = (tsv: string): number => tsv.split('\n').findLastIndex((line) => line.includes('别的') || line.includes('#N/A'))
