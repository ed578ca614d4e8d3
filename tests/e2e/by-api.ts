/** The same acts over the API, without a pane: to get a story to where it begins, and to see what the server says when the pane is bypassed. */
import { Agent, request } from 'node:https'
import { randomUUID } from 'node:crypto'
import type { ProblemBody, Session, SheetAnswer, SubmitAnswer } from '../../rules/wire.ts'
import { demoPassword } from '../../server/demo/accounts.ts'

const agent = new Agent({ rejectUnauthorized: false })

export interface Answered { readonly status: number; readonly body: unknown; readonly problem: ProblemBody }

export function ask(url: string, method: string, path: string, token: string | null, body?: unknown): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? '' : JSON.stringify(body)
    const call = request(`${url}${path}`, { method, agent, headers: { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }) } }, (answer) => {
      const pieces: Buffer[] = []
      answer.on('data', (piece: Buffer) => pieces.push(piece))
      answer.on('end', () => {
        const all = Buffer.concat(pieces).toString('utf8')
        let parsed: unknown = all
        try { parsed = JSON.parse(all) } catch { /* not JSON: the text itself */ }
        resolve({ status: answer.statusCode ?? 0, body: parsed, problem: parsed as ProblemBody })
      })
    })
    call.on('error', reject)
    call.end(text)
  })
}

export async function tokenOf(url: string, college: string, staffNo: string): Promise<Session> {
  const answer = await ask(url, 'POST', '/api/session', null, { college, staffNo, password: demoPassword, remember: false })
  if (answer.status !== 200) throw new Error(`sign-in of ${staffNo}: ${JSON.stringify(answer.body)}`)
  return answer.body as Session
}

/** Opens a table at a unit and submits it with `rows` (cells in field order, keyed by the sheet's own row order). */
export async function submitByApi(url: string, session: Session, table: string, unit: string, cells: (row: SheetAnswer['rows'][number], index: number) => SheetAnswer['rows'][number]['cells'], explanations: SheetAnswer['explanations'] = []): Promise<Answered & { answer: SubmitAnswer }> {
  const sheet = (await ask(url, 'GET', `/api/tables/${table}/units/${unit}`, session.token)).body as SheetAnswer
  const sent = await ask(url, 'POST', `/api/tables/${table}/units/${unit}/submissions`, session.token, {
    requestId: randomUUID(), baseRevision: sheet.revision, editionHash: sheet.editionHash, confirmed: true, explanations, rows: sheet.rows.map((row, index) => ({ id: row.id, cells: cells(row, index) })),
  })
  return { ...sent, answer: sent.body as SubmitAnswer }
}
