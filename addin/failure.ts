/**
 * What can go wrong between pane and server, told apart once:
 * it will come back by itself (keep the draft, try again), or it will not (show the sentence).
 */
import type { ProblemBody } from '../rules/wire.ts'

/** The server cannot be reached now. Nothing was decided; the same request may be sent again. */
export class ComesBack extends Error {
  readonly reason: 'offline' | 'timeout' | 'busy'
  constructor(reason: 'offline' | 'timeout' | 'busy') {
    super(reason)
    this.name = 'ComesBack'
    this.reason = reason
  }
}

/** The server answered no. `body.text` is the sentence for the person. */
export class Refused extends Error {
  readonly status: number
  readonly body: ProblemBody
  constructor(status: number, body: ProblemBody) {
    super(body.code)
    this.name = 'Refused'
    this.status = status
    this.body = body
  }
  /** our bug, not something the person can solve */
  get isFault(): boolean { return this.body.code === 'internal' }
  get isExpired(): boolean { return this.body.code === 'session.expired' }
}

const coming = new Set([502, 503, 504])

/** Judges an answer that is not a success by status alone: proxies answer without our body. */
export function comesBack(status: number): boolean { return coming.has(status) }
