/** Judges large tables beside the pane, so that typing and scrolling never wait. Speaks only to `worker-judge.ts`. */
import { compileEdition } from '../../rules/edition/compile-edition.ts'
import type { Edition } from '../../rules/table.ts'
import type { HostRow } from '../host/host.ts'
import { incrementalJudge, type IncrementalJudge } from './incremental-judge.ts'
import type { WorkerOrder } from './worker-judge.ts'

const judges = new Map<string, IncrementalJudge>()
const rows = new Map<string, Map<string, HostRow>>()
let edition: Edition | null = null

self.addEventListener('message', (event: MessageEvent<WorkerOrder>) => {
  const order = event.data
  if (order.kind === 'edition') { edition = order.edition; return }
  try {
    const known = rows.get(order.table) ?? new Map<string, HostRow>()
    for (const row of order.changed) known.set(row.id, row)
    const now = order.order.flatMap((id) => known.get(id) ?? [])
    rows.set(order.table, new Map(now.map((row) => [row.id, row])))
    self.postMessage({ id: order.id, verdict: judgeOf(order.table).judge(now, order.period) })
  } catch (error) {
    self.postMessage({ id: order.id, failed: error instanceof Error ? error.message : String(error) })
  }
})

function judgeOf(table: string): IncrementalJudge {
  if (edition === null) throw new Error('no edition')
  const judge = judges.get(table) ?? incrementalJudge(compileEdition(edition), table)
  judges.set(table, judge)
  return judge
}
