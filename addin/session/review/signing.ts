import type { Dimension } from '../../../rules/table.ts'
import type { OpenReview } from '../state.ts'
import { toApprove } from './open-review.ts'

/** From how many rows on their number must be typed. The server asks the same (ux 3.11). */
export const countFrom = 50

export interface Wanted { readonly rows: number; readonly confirms: readonly Dimension[]; readonly password: boolean; readonly count: boolean }
export interface Written { readonly confirmed: ReadonlySet<Dimension>; readonly password: string; readonly count: string }

/** What this level wants before it passes what waits. */
export function wantedToSign(open: OpenReview): Wanted {
  const rows = toApprove(open).length
  return { rows, confirms: open.review.level?.confirms ?? [], password: open.review.level?.password === true, count: rows >= countFrom }
}

/** The number typed; commas, spaces and full-width digits are read as people mean them. Null when it is no number. */
export function countTyped(text: string): number | null {
  const digits = text.normalize('NFKC').replace(/[\s,，]/g, '')
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null
}

export type Lacking = 'confirm' | 'password' | 'count'
export function lackingToSign(wanted: Wanted, written: Written): readonly Lacking[] {
  const lacking: Lacking[] = []
  if (wanted.confirms.some((one) => !written.confirmed.has(one))) lacking.push('confirm')
  if (wanted.password && written.password === '') lacking.push('password')
  if (wanted.count && countTyped(written.count) !== wanted.rows) lacking.push('count')
  return lacking
}
