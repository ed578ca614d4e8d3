/**
 * What a formula may cost at most. Everything over a limit is refused when compiling, with its place,
 * so that no rule file can make a pane or the server run for ever.
 */
export const LIMITS = {
  /** characters of source */
  source: 4_000,
  /** parentheses, calls and signs inside each other */
  depth: 60,
  /** parts of the tree */
  nodes: 2_000,
  /** arguments of a call, values of a list */
  list: 500,
  /** conditional functions that compare with a value of the row, and so look at a whole table for each row */
  scans: 4,
  /** characters a text result may have, as in Excel */
  text: 32_767,
  /** characters of a pattern for MATCHES */
  pattern: 200,
  /** states of a pattern once counted repeats are written out */
  patternStates: 1_000,
  /** errors reported for one formula */
  errors: 20,
} as const
