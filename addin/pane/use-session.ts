import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import type { Session } from '../session/session.ts'
import type { PaneState } from '../session/state.ts'

export const SessionContext = createContext<Session | null>(null)

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('no session around this screen')
  return session
}

/** A part of the state. `pick` must give the same object while that part has not changed. */
export function usePane<T>(pick: (state: PaneState) => T): T {
  const { store } = useSession()
  return useSyncExternalStore(store.subscribe, () => pick(store.get()))
}

/** The time, every half minute: due dates and “3 秒前” stay true. */
export function useNow(every = 30_000): number {
  const session = useSession()
  const [now, setNow] = useState(session.now())
  useEffect(() => {
    const timer = setInterval(() => { setNow(session.now()) }, every)
    return () => { clearInterval(timer) }
  }, [session, every])
  return now
}
