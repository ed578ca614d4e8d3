/**
 * One edit in a sheet of 300 rows of 6.1.1 → its finding in the list of the pane and its mark in the sheet, gathering time included.
 * In the workbench in Chromium, with genuine office.js. Beside it the physical floor: as many bare `Excel.run` round trips as the edit
 * took requests, and the two gathering times that the pane waits on purpose.
 */
import { openClerk, columnOf, firstRow, teachers, tsvOf, type Clerk } from './clerk.ts'
import { atMost, median, percentile, round, type Bench } from './harness.ts'

const rowCount = 300
const edits = 40
/** Between two edits, in ms: the draft is sent and the server has answered. */
const restMs = 1000

/** From the choice of a cell to typing in it, in ms. */
const chosenMs = 600

/** Cells that are wrong with the first text and right with the second. */
const pairs = [
  { field: 'ethnicity', bad: '汉', good: '汉族' }, { field: 'industry_days', bad: '400', good: '20' },
  { field: 'title_level', bad: '高级', good: '中级' }, { field: 'degree', bad: '硕', good: '硕士' },
] as const

interface Edit { readonly address: string; readonly row: number; readonly text: string }
interface Seen { readonly listed: number; readonly marked: number; readonly requests: number }

export const bench: Bench = async () => {
  const clerk = await openClerk()
  try {
    await fill(clerk)
    const seen: Seen[] = []
    for (const [i, edit] of plan().entries()) {
      const one = await time(clerk, edit)
      // The first two warm up what is compiled lazily.
      if (i > 1) seen.push(one)
      await clerk.desk.page.waitForTimeout(restMs)
    }
    const both = seen.map((one) => Math.max(one.listed, one.marked))
    const requests = median(seen.map((one) => one.requests))
    const floor = await roundTrips(clerk, requests)
    const listed = seen.map((one) => one.listed)
    return {
      name: 'edit',
      figures: {
        'rows': rowCount, 'edits': seen.length, 'finding in the pane p50 ms': round(median(listed)), 'finding in the pane p95 ms': round(percentile(listed, 0.95)),
        'mark in the sheet p50 ms': round(median(seen.map((one) => one.marked))), 'mark in the sheet p95 ms': round(percentile(seen.map((one) => one.marked), 0.95)),
        'requests to Excel for one edit': requests, 'floor: as many bare round trips ms p50': round(median(floor)), 'floor p95': round(percentile(floor, 0.95)),
        'spread of ours': round(Math.max(...both) / Math.min(...both)), 'spread of floor': round(Math.max(...floor) / Math.min(...floor)),
      },
      ratios: { 'list and mark vs bare round trips, p50': round(median(both) / median(floor)) },
      bars: { 'finding listed and marked, p95 ms': atMost(150, percentile(both, 0.95)) },
    }
  } finally {
    await clerk.stage.close()
  }
}

/** Types the rest of the 300 rows: 人事处 lists 202 teachers, the others come from the departments. */
async function fill({ desk, pane }: Clerk): Promise<void> {
  await desk.page.evaluate(([at, tsv]) => { window.workbench?.paste(at, tsv) }, [`C${firstRow}`, tsvOf(teachers(rowCount))] as const)
  await pane.getByText(`全部 ${rowCount}`).waitFor()
  await desk.page.waitForTimeout(5000)
}

function plan(): readonly Edit[] {
  return Array.from({ length: edits + 2 }, (_, i): Edit => {
    const pair = pairs[(i >> 1) % pairs.length] ?? pairs[0]
    const row = firstRow + ((i >> 1) * 13) % rowCount
    return { address: `${columnOf(pair.field)}${row}`, row, text: i % 2 === 0 ? pair.bad : pair.good }
  })
}

/** Times one edit from the moment the cell changes, in the clock of the page; the pane's list tells the page directly, being of the same origin. */
function time({ desk, pane }: Clerk, edit: Edit): Promise<Seen> {
  return Promise.all([
    pane.evaluate(() => new Promise<void>((resolve) => {
      const counts = (): string => document.querySelector('main')?.textContent.match(/\d+ 处错误 · \d+ 处警告/)?.[0] ?? ''
      const before = counts()
      const watch = new MutationObserver(() => {
        if (counts() === before) return
        watch.disconnect()
        window.parent.dispatchEvent(new Event('bench-listed'))
        resolve()
      })
      watch.observe(document.body, { childList: true, subtree: true, characterData: true })
      window.parent.dispatchEvent(new Event('bench-watching'))
    })),
    desk.page.evaluate(({ address, row, text, chosenMs }) => new Promise<Seen>((resolve, reject) => {
      const bench = window.workbench
      const frame = bench?.host?.frame
      if (bench === undefined || frame === undefined) { reject(new Error('no pane')); return }
      let [start, listed, marked, requests, all] = [0, 0, 0, 0, 0]
      const hidden = (): unknown => bench.read(`A${row}`)[0]?.[0]
      const before = hidden()
      const done = (): void => {
        if (listed === 0 || marked === 0) return
        off()
        window.removeEventListener('message', count)
        resolve({ listed: listed - start, marked: marked - start, requests: all })
      }
      const count = (event: MessageEvent): void => { if (event.source === frame.contentWindow && String(event.data).includes('ProcessQuery')) requests += 1 }
      const off = bench.model.on(() => { if (marked === 0 && start > 0 && hidden() !== before) { marked = performance.now(); all = requests; done() } })
      window.addEventListener('message', count)
      window.addEventListener('bench-listed', () => { listed = performance.now(); done() }, { once: true })
      // As by hand: the cell is chosen and in sight before somebody types in it.
      bench.select(address)
      setTimeout(() => { requests = 0; start = performance.now(); bench.typeCell(address, text) }, chosenMs)
      setTimeout(() => { reject(new Error(`${address} = ${text}: listed ${listed}, marked ${marked}`)) }, 20_000)
    }), { ...edit, chosenMs }),
  ]).then(([, seen]) => seen)
}

/** The least that so many requests can take: each asks for one value, one after the other, through the same office.js; then a frame is drawn. */
function roundTrips({ pane }: Clerk, requests: number): Promise<number[]> {
  return pane.evaluate(async (n) => {
    const times: number[] = []
    for (let i = 0; i < 42; i += 1) {
      const start = performance.now()
      await Excel.run(async (context) => {
        for (let j = 0; j < n; j += 1) {
          context.workbook.load('name')
          await context.sync()
        }
      })
      await new Promise((resolve) => { requestAnimationFrame(resolve) })
      if (i > 1) times.push(performance.now() - start)
      await new Promise((resolve) => { setTimeout(resolve, 50) })
    }
    return times
  }, requests)
}
