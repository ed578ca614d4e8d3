import { createRoot } from 'react-dom/client'
import { insideExcel } from './host/ready.ts'
import { noHost } from './no-host.ts'
import { App } from './pane/app.tsx'
import { loadTheRest } from './pane/later.ts'
import './pane/layout.css'
import { startSession } from './start.ts'

/** The first screen does not wait for office.js where there is no Excel to wait for. */
const wantsMatrix = location.hash.startsWith('#/matrix')

async function main(): Promise<void> {
  const root = document.getElementById('root')
  if (root === null) return
  // Fetched beside office.js, not after it.
  const excel = wantsMatrix ? null : import('./host/excel-host.ts')
  const inside = !wantsMatrix && await insideExcel()
  // support-check.js has said what to do instead.
  if (document.documentElement.hasAttribute('data-unsupported')) return
  const host = inside && excel !== null ? (await excel).excelHost() : noHost()
  const session = startSession(host)
  createRoot(root).render(<App session={session} matrix={wantsMatrix} />)
  await session.start()
  await loadTheRest()
}

void main()
