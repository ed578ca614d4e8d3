/**
 * The one seam between engines. A migration file is portable DDL; what an engine wants of its own is added here.
 * A second engine is a second `Dialect`; no SQL of a feature may depend on which one runs.
 */
export interface Dialect {
  readonly name: 'sqlite'
  /** the statement as this engine should run it */
  createTable(statement: string): string
  /** statements that make updates and deletes of a table fail */
  forbidChange(table: string): readonly string[]
}

export const sqlite: Dialect = {
  name: 'sqlite',
  createTable: statement => `${statement} STRICT`,
  forbidChange: table => ['UPDATE', 'DELETE'].map(act => `CREATE TRIGGER ${table}_no_${act.toLowerCase()} BEFORE ${act} ON ${table}
    BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`),
}
