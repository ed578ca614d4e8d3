import type { Dimension } from './table.ts'

/** Closed list of roles; a regime gives each the name its regulation uses. */
export type Role = 'filler' | 'unit-reviewer' | 'unit-head' | 'owner-reviewer' | 'quality' | 'admin'

/** One level of review. A row version passes the levels in order. */
export interface Level {
  readonly id: string
  /** the regulation's stage this level belongs to: 焦作 部门审核, 业务归口部门审查, 学校复审; 襄阳 部门, 质监办. Pies are cut by stage. */
  readonly stage: string
  readonly name: string
  readonly role: Role
  /** unit = people of the filling unit; owner = people of the table's owner office; college = anyone with the role */
  readonly scope: 'unit' | 'owner' | 'college'
  /** whom a return goes to */
  readonly returnTo: 'filler' | 'unit'
  /** passed by itself, on record, when the filler is the only person of the unit who holds the role (襄阳第十条一) */
  readonly skipWhenFiller: boolean
  /** the reviewer's password again (heads and leaders) */
  readonly password: boolean
  /** the qualities this level confirms */
  readonly confirms: readonly Dimension[]
  /** source in the regulation: article */
  readonly source: string
}

/** A college's regulation as data (design decision 6). */
export interface Regime {
  readonly id: string
  readonly name: string
  readonly regulation: string
  readonly roles: Readonly<Record<Role, string>>
  readonly qualityOffice: string
  readonly levels: readonly Level[]
  readonly returnReasons: readonly { readonly id: string; readonly text: string }[]
  /** days from the opening of the collection window to the close of filling, and for each level */
  readonly deadlines: { readonly fillDays: number; readonly levelDays: Readonly<Record<string, number>> }
  readonly explanationMin: number
}
