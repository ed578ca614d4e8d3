/** autocannon, with the few types used here: it brings none. */
import { createRequire } from 'node:module'

export interface Load {
  readonly url: string
  readonly method: 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly connections: number
  /** seconds */
  readonly duration: number
}
interface LoadResult {
  readonly requests: { readonly average: number }
  /** milliseconds */
  readonly latency: { readonly p50: number; readonly p99: number }
  readonly non2xx: number
  readonly errors: number
}

const autocannon = createRequire(import.meta.url)('autocannon') as (load: Load) => Promise<LoadResult>

/** Errors: when any answer was not good, since a refusal is faster than the work. */
export async function load(order: Load): Promise<{ perSecond: number; p50: number; p99: number }> {
  const { requests, latency, non2xx, errors } = await autocannon(order)
  if (non2xx + errors > 0) throw new Error(`${order.url}: ${non2xx} refusals, ${errors} errors`)
  return { perSecond: requests.average, p50: latency.p50, p99: latency.p99 }
}
