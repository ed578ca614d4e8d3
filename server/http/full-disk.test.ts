import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { foundColleges } from '../testing/colleges.ts'
import { decide, draft, nextRequest, openedSheet, queue, returning, send, sent, staff, type Row } from '../testing/steps.ts'
import { openWorld, type Answer, type World } from '../testing/world.ts'

const place: [string, string] = ['src_staff', 'hr']
let world: World
let filler: string
beforeEach(async () => {
  world = openWorld()
  await foundColleges(world.deps)
  filler = await world.signIn('jzu', 'liuyang')
})
afterEach(() => world.close())

/** As many rows as the table takes, wide enough to need room of their own. */
const many: readonly Row[] = Array.from({ length: 50 }, (_, i) => staff(`T${i + 1}`, `教师${i + 1}`.padEnd(400, '长')))

/** The database may grow no further: SQLite itself says full, as on a full disk. */
async function fillDisk(): Promise<void> {
  await sql`VACUUM`.execute(world.deps.db)
  const { rows } = await sql<{ page_count: number }>`PRAGMA page_count`.execute(world.deps.db)
  await sql.raw(`PRAGMA max_page_count = ${rows[0]?.page_count ?? 0}`).execute(world.deps.db)
}
const makeRoom = async (): Promise<void> => { await sql`PRAGMA max_page_count = 1000000`.execute(world.deps.db) }

/** How much every table holds. */
async function held(): Promise<Record<string, number>> {
  const tables = await sql<{ name: string }>`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`.execute(world.deps.db)
  const counts: Record<string, number> = {}
  for (const { name } of tables.rows) counts[name] = Number((await sql<{ n: number }>`SELECT count(*) AS n FROM ${sql.table(name)}`.execute(world.deps.db)).rows[0]?.n)
  return counts
}

function expectFull(answer: Answer): void {
  expect(answer.status).toBe(507)
  expect(answer.problem).toMatchObject({ code: 'server.storage-full', text: '服务器磁盘满了，没有保存。内容已存本机，请告诉管理员。' })
}

describe('when the disk is full', () => {
  it('a draft is refused with what to do, nothing of it is written, and it goes through once there is room', async () => {
    await draft(world, filler, [staff('T1', '赵晓冬')], {}, place)
    const before = await held()
    await fillDisk()
    const body = { requestId: nextRequest() }
    expectFull(await draft(world, filler, many, body, place))
    expect(await held()).toEqual(before)
    expect((await openedSheet(world, filler, ...place)).rows.map(row => row.cells[0])).toEqual(['T1'])
    await makeRoom()
    expect((await draft(world, filler, many, body, place)).body).toMatchObject({ revision: 2, rows: 50 })
  })

  it('a submission is refused whole: no number, no row version, nothing in a queue', async () => {
    const before = await held()
    await fillDisk()
    expectFull(await send(world, filler, many, {}, place))
    expect(await held()).toEqual(before)
    await makeRoom()
    expect(await queue(world, await world.signIn('jzu', 'zhoufang'))).toEqual([])
    expect((await sent(world, filler, many, {}, place)).number).toMatch(/0001$/)
  })

  it('a decision is refused whole: the rows stay with the reviewer', async () => {
    const submission = await sent(world, filler, many, {}, place)
    const reviewer = await world.signIn('jzu', 'zhoufang')
    const before = await held()
    await fillDisk()
    expectFull(await decide(world, reviewer, submission, returning(many.map(row => row.id), 'name')))
    expect(await held()).toEqual(before)
    await makeRoom()
    expect((await decide(world, reviewer, submission, returning(many.map(row => row.id), 'name'))).status).toBe(200)
  })
})
