import type { MiddlewareHandler } from 'hono'
import { Problem } from '../../rules/problem.ts'
import type { Env } from './env.ts'

/**
 * Lets only so many requests of a kind be under way at once. On the last day everyone submits: those who would wait for many seconds are
 * told at once to come back, which the pane does by itself, and the others are not starved. Throws `server.busy`.
 */
export function takeTurns(most: number): MiddlewareHandler<Env> {
  let underWay = 0
  return async (_, next) => {
    if (underWay >= most) throw new Problem('server.busy', { seconds: 5 })
    underWay += 1
    try {
      await next()
    } finally {
      underWay -= 1
    }
  }
}
