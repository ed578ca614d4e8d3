import { usePane } from '../use-session.ts'

/** The regime's words for a reason. */
export function useReason(id: string | null): string {
  return usePane((state) => state.me?.regime.returnReasons.find((reason) => reason.id === id)?.text ?? id ?? '')
}
