import { describe, expect, it } from 'vitest'
import { sampleEdition, sampleHash } from '../testing/sample-edition.ts'
import { clerk } from '../testing/sample-world.ts'
import { editionRulebook } from './edition-rulebook.ts'
import { periodOf } from './fill/filling.ts'
import type { JudgeWorker } from './worker-judge.ts'

const rows = Array.from({ length: 3200 }, (_, i) => ({ id: `r${i}`, cells: [String(20_190_000 + i), '赵晓东', i === 7 ? '汉' : '汉族', '中级', '2020-12', 40, '是'] }))

/** A worker whose script never comes. */
function lostWorker(): JudgeWorker & { fail(): void; asked: number } {
  const errors: (() => void)[] = []
  const worker = {
    asked: 0,
    postMessage() { worker.asked += 1 },
    addEventListener(type: 'message' | 'error', listener: (event: { readonly data: unknown }) => void) { if (type === 'error') errors.push(() => { listener({ data: null }) }) },
    fail() { for (const tell of errors) tell() },
  }
  return worker
}

describe('a large table while the worker cannot be loaded', () => {
  it('is judged all the same, and the worker is not asked again', async () => {
    const worker = lostWorker()
    const book = editionRulebook(sampleEdition, sampleHash, () => worker)
    const judged = book.judge({ table: 'teacher', rows, period: periodOf(clerk) })
    worker.fail()
    expect((await judged).findings.map((finding) => finding.rowId)).toContain('r7')
    const asked = worker.asked
    expect((await book.judge({ table: 'teacher', rows, period: periodOf(clerk) })).rows).toBe(3200)
    expect(worker.asked).toBe(asked)
  })
})
