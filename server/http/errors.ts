/** The only place that makes an error response: a Problem, a broken request, a full disk, or a fault. */
import type { ErrorHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Logger } from 'pino'
import { Problem, problemText, problems } from '../../rules/problem.ts'
import type { ProblemBody } from '../../rules/wire.ts'
import type { Env } from './env.ts'

export function answerErrors(log: Logger): ErrorHandler<Env> {
  return (error, c) => {
    const requestId = c.get('requestId')
    const problem = problemOf(error)
    if (problem.code === 'internal') log.error({ requestId, err: error, path: c.req.path }, 'fault')
    else if (problem.code === 'server.storage-full') log.error({ requestId, err: error }, 'storage full')
    const body: ProblemBody = { code: problem.code, text: problemText(problem.code, problem.details), details: problem.details, requestId }
    return c.json(body, problems[problem.code].status as ContentfulStatusCode)
  }
}

/** What an error means for the one who asked. Anything not recognised is a fault of ours. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof HTTPException) {
    if (error.status === 413) return new Problem('request.too-large', { limit: '' })
    return new Problem('request.invalid', { what: error.status === 415 ? '正文要用 JSON' : '正文不是完整的 JSON' })
  }
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (code === 'SQLITE_FULL' || code.startsWith('SQLITE_IOERR')) return new Problem('server.storage-full')
  if (code.startsWith('SQLITE_BUSY')) return new Problem('server.busy', { seconds: 5 })
  return new Problem('internal')
}
