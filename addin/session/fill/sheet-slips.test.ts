import { describe, expect, it } from 'vitest'
import { teacher } from '../../testing/sample-edition.ts'
import { listObject, world } from '../../testing/sample-world.ts'
import { blockedBy, isBlocked } from './submit.ts'

async function opened() {
  const it = world()
  await it.signIn()
  await it.open()
  return it
}
const at = teacher.fields.findIndex((field) => field.id === 'nation')

describe('a column that was deleted', () => {
  it('does not empty its cells here or on the server, whatever else is typed', async () => {
    const it = await opened()
    it.host.lost.add('nation')
    it.host.type(listObject, teacher, 0, 'days', 41)
    await it.clock.advance(3000)
    expect(it.sheet().rows.map((row) => row.cells[at])).toEqual(['汉族', '回族'])
    expect(it.server.drafts.at(-1)?.rows.map((row) => row.cells[at])).toEqual(['汉族'])
    expect(it.server.sheet.rows.map((row) => row.cells[at])).toEqual(['汉族', '回族'])
  })

  it('keeps the table from being submitted and names the column', async () => {
    const it = await opened()
    it.host.lost.add('nation')
    it.host.type(listObject, teacher, 0, 'days', 41)
    await it.clock.advance(3000)
    expect(blockedBy(it.sheet(), 0)).toMatchObject({ errors: 0, lost: ['nation'] })
    expect(isBlocked(blockedBy(it.sheet(), 0))).toBe(true)
  })

  it('comes back with what stood in it', async () => {
    const it = await opened()
    it.host.lost.add('nation')
    it.host.type(listObject, teacher, 0, 'days', 41)
    await it.clock.advance(3000)
    it.session.repair({ kind: 'column-missing', field: 'nation' })
    await it.clock.advance(3000)
    expect(it.host.sheets.get(listObject)?.rows.map((row) => row.cells[at])).toEqual(['汉族', '回族'])
    expect(it.sheet().trouble).toEqual([])
    expect(isBlocked(blockedBy(it.sheet(), 0))).toBe(false)
  })

  it('in a workbook opened again is taken from what was kept or from the server', async () => {
    const it = await opened()
    it.host.lost.add('nation')
    it.session.reopen()
    await it.clock.advance(3000)
    expect(it.sheet().rows.map((row) => row.cells[at])).toEqual(['汉族', '回族'])
    expect(it.sheet().clashes).toBe(0)
    expect(it.server.sheet.rows.map((row) => row.cells[at])).toEqual(['汉族', '回族'])
  })
})

it('more rows than the table takes are not submitted in part', async () => {
  const it = await opened()
  it.host.surplus = 30
  it.host.type(listObject, teacher, 0, 'days', 41)
  it.session.checkAgain()
  await it.clock.advance(3000)
  expect(blockedBy(it.sheet(), 0)).toMatchObject({ errors: 0, tooMany: 30 })
  expect(isBlocked(blockedBy(it.sheet(), 0))).toBe(true)
})
