import { describe, expect, it } from 'vitest'
import { clerk, task, world } from '../testing/sample-world.ts'
import { wrongBook } from './identity.ts'

const book = (change: object = {}) => ({ college: 'jz', cycle: '2025-2026', editionHash: 'x', sheets: [{ listObject: 'T', table: 'teacher', unit: 'hr', purpose: 'fill' as const }], ...change })

describe('whose a workbook is', () => {
  it('a blank one and one of mine may be worked in', () => {
    expect(wrongBook(null, clerk, [task()])).toBeNull()
    expect(wrongBook(book(), clerk, [task()])).toBeNull()
  })

  it('another college counts before another year, another year before another unit', () => {
    expect(wrongBook(book({ college: 'xy', cycle: '2024-2025' }), clerk, [])).toEqual({ kind: 'other-college' })
    expect(wrongBook(book({ cycle: '2024-2025' }), clerk, [])).toEqual({ kind: 'other-year', cycle: '2024-2025', table: 'teacher' })
  })

  it('is told on arrival, before anything is typed in vain', async () => {
    const it = world()
    it.host.book = book({ college: 'xy' })
    await it.signIn()
    expect(it.state()).toMatchObject({ wrongBook: { kind: 'other-college' }, routes: [{ at: 'fill' }] })
    expect(it.server.drafts).toEqual([])
  })

  it('does not keep a reviewer from the queue', async () => {
    const it = world({}, { ...clerk, tabs: ['review'], roles: [{ role: 'unit-reviewer', roleName: '部门审核人', unit: { id: 'hr', name: '人事处' } }] })
    it.host.book = book({ cycle: '2024-2025' })
    await it.signIn()
    expect(it.state().routes).toEqual([{ at: 'review' }])
  })
})
