import type { Actor } from '../actor.ts'

/** What travels with a request. `actor` is null until somebody is signed in; routes that are not open are guarded, so there it is set. */
export interface Env { Variables: { requestId: string; actor: Actor | null } }
