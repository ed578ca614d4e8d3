/** Getting in and out. An expired session never throws anything away: the screen stays, the rows stay, signing in goes on where it stopped. */
import { meSchema, type Me } from '../../rules/wire.ts'
import { ComesBack, Refused } from '../failure.ts'
import { dismiss, go, notify, patch, told, type Context } from './context.ts'

const nameOfMe = 'me'

/** First thing: is there a token, whose is it, and can the server be reached? */
export async function begin(context: Context): Promise<void> {
  if (context.token.read() !== null) {
    try {
      await enter(context, await context.api.me())
      return
    } catch (error) {
      const kept = keptMe(context)
      if (error instanceof ComesBack && kept !== null) {
        patch(context, { connection: 'offline' })
        await enter(context, kept)
        return
      }
      if (error instanceof Refused && error.isExpired) context.token.write(null, false)
    }
  }
  await toDoor(context)
}

/** To the sign-in screen, with the colleges to choose from. */
export async function toDoor(context: Context): Promise<void> {
  patch(context, { phase: 'signed-out', me: null, expired: false })
  const unsent = await context.keeping.unsent().catch(() => 0)
  patch(context, { unsent })
  try {
    const { colleges, needsSetup } = await context.api.colleges()
    patch(context, { colleges, phase: needsSetup ? 'set-up' : 'signed-out', connection: 'connected', signInTold: null })
  } catch (error) {
    patch(context, { connection: 'offline', signInTold: { field: 'form', says: told(error) } })
  }
}

async function enter(context: Context, me: Me): Promise<void> {
  context.settings.write(nameOfMe, JSON.stringify(me))
  const seen = context.settings.read(`tour:${me.college.id}:${me.person.id}`) !== null
  patch(context, { phase: 'signed-in', me, expired: false, signInTold: null, routes: [{ at: me.tabs[0] ?? 'tasks' }] })
  dismiss(context, 'expired')
  if (me.person.mustChangePassword) go(context, { at: 'password' })
  else if (!seen && me.tabs.includes('fill')) go(context, { at: 'tour', step: 1 })
}

export interface Credentials { readonly college: string; readonly staffNo: string; readonly password: string; readonly remember: boolean }

/** Signs in; errors stand at their field. In place after an expiry when it is the same person. Answers whether it worked. */
export async function signIn(context: Context, credentials: Credentials): Promise<boolean> {
  patch(context, { busy: true, signInTold: null })
  try {
    const session = await context.api.signIn(credentials)
    context.token.write(session.token, credentials.remember)
    const before = context.store.get().me
    if (context.store.get().expired && before?.person.id === session.me.person.id && before.college.id === session.me.college.id) {
      patch(context, { me: session.me, expired: false })
      dismiss(context, 'expired')
    } else await enter(context, session.me)
    return true
  } catch (error) {
    const field = error instanceof Refused && /wrong-password|locked/.test(error.body.code) ? 'password' : 'form'
    patch(context, { signInTold: { field, says: error instanceof ComesBack ? { key: 'common.unreachable' } : told(error) } })
    return false
  } finally {
    patch(context, { busy: false })
  }
}

/** The session ended while working. Said once, in place. */
export function onExpired(context: Context): void {
  const state = context.store.get()
  if (state.phase !== 'signed-in' || state.expired) return
  patch(context, { expired: true })
  notify(context, { id: 'expired', intent: 'warning', says: { key: 'common.expired' }, action: 'sign-in' })
}

/** Leaves; rows that were not sent stay in the workbook and on this machine. */
export async function signOut(context: Context): Promise<void> {
  await context.api.signOut().catch(() => undefined)
  context.token.write(null, false)
  context.settings.write(nameOfMe, '')
  await toDoor(context)
}

export async function changePassword(context: Context, current: string, next: string): Promise<boolean> {
  patch(context, { busy: true, signInTold: null })
  try {
    await context.api.changePassword({ current, next })
    context.store.set((state) => (state.me === null ? state : { ...state, me: { ...state.me, person: { ...state.me.person, mustChangePassword: false } } }))
    notify(context, { id: 'password', intent: 'success', says: { key: 'password.done' } })
    return true
  } catch (error) {
    patch(context, { signInTold: { field: 'password', says: told(error) } })
    return false
  } finally {
    patch(context, { busy: false })
  }
}

function keptMe(context: Context): Me | null {
  const text = context.settings.read(nameOfMe)
  if (text === null || text === '') return null
  const parsed = meSchema.safeParse(JSON.parse(text))
  return parsed.success ? parsed.data : null
}
