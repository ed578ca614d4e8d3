import type { Catalogue } from '../../rules/edition/catalogue.ts'

/** An edition as it was frozen: its text, the SHA-256 of that text, and the compiled form. */
export interface FrozenEdition {
  readonly id: string
  readonly hash: string
  /** canonical JSON, served to panes as it is */
  readonly json: string
  readonly catalogue: Catalogue
}

export interface Editions {
  /** the edition new cycles are opened with */
  readonly newest: FrozenEdition
  /** the newest one, or one an older cycle was opened with; null when unknown */
  byHash(hash: string): Promise<FrozenEdition | null>
}
