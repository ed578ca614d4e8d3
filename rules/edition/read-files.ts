import { readShape } from './issue-text.ts'
import { nearest } from './nearest.ts'
import { builtinsSchema, checksSchema, codelistsSchema, editionSchema, reviewerChecksSchema, tableSchema } from './schema.ts'
import type { BuiltinsFile, ChecksFile, CodelistsFile, EditionFile, ReviewerChecksFile, TableFile } from './schema.ts'
import { type EditionFault, type Path, readSource, type SourceFile } from './source-file.ts'

/** One file of an edition. `path` is relative to its folder, with slashes: `tables/6.1.1-ft_teacher_basic.yaml`. */
export interface EditionText { readonly path: string; readonly text: string }

/** A part of a file together with its place. */
export interface Placed<T> { readonly value: T; readonly file: SourceFile; readonly path: Path }

/** All parts, each of the right shape, nothing compared yet. */
export interface Parts {
  readonly edition: Placed<EditionFile>
  readonly codelists: readonly Placed<CodelistsFile['codelists'][number]>[]
  readonly tables: readonly Placed<TableFile>[]
  readonly checks: readonly (Placed<ChecksFile['checks'][number]> & { readonly table: string })[]
  readonly checkFiles: readonly Placed<ChecksFile>[]
  readonly builtins: readonly Placed<BuiltinsFile['builtins'][number]>[]
  readonly reviewerChecks: readonly Placed<ReviewerChecksFile['reviewerChecks'][number]>[]
}

const NEEDED = ['edition.yaml', 'codelists.yaml', 'checks/generic.yaml', 'checks/not-computable.yaml'] as const

/** Reads each file into its shape. Every fault of every file is told at once. */
export function readFiles(texts: readonly EditionText[]): { parts: Parts } | { faults: EditionFault[] } {
  const faults: EditionFault[] = []
  const files = new Map<string, SourceFile>()
  for (const { path, text } of texts) {
    const source = readSource(path, text)
    if ('faults' in source) faults.push(...source.faults)
    else files.set(path, source.file)
  }
  for (const needed of NEEDED) if (!texts.some(text => text.path === needed)) faults.push(wholeFile(needed, '少了这个文件。'))

  const take = <T>(path: string, read: (file: SourceFile) => { value: T } | { faults: EditionFault[] }): Placed<T>[] => {
    const file = files.get(path)
    if (file === undefined) return []
    const answer = read(file)
    if ('faults' in answer) { faults.push(...answer.faults); return [] }
    return [{ value: answer.value, file, path: [] }]
  }
  const paths = [...files.keys()].sort()
  for (const path of paths) if (!isKnownPath(path)) faults.push(wholeFile(path, `不认识这个文件。${hintFor(path)}`))

  const edition = take('edition.yaml', file => readShape(file, editionSchema))
  const codelists = take('codelists.yaml', file => readShape(file, codelistsSchema))
  const builtins = take('checks/generic.yaml', file => readShape(file, builtinsSchema))
  const reviewerChecks = take('checks/not-computable.yaml', file => readShape(file, reviewerChecksSchema))
  const tables = paths.filter(isTablePath).flatMap(path => take(path, file => readShape(file, tableSchema)))
  const checkFiles = paths.filter(isChecksPath).flatMap(path => take(path, file => readShape(file, checksSchema)))

  const [only] = edition
  if (only === undefined || faults.length > 0) return { faults }
  return {
    parts: {
      edition: only, tables, checkFiles,
      codelists: codelists.flatMap(each => split(each, 'codelists')),
      builtins: builtins.flatMap(each => split(each, 'builtins')),
      reviewerChecks: reviewerChecks.flatMap(each => split(each, 'reviewerChecks')),
      checks: checkFiles.flatMap(each => split(each, 'checks').map(check => ({ ...check, table: each.value.table }))),
    },
  }
}

/** The members of a list, each with its place. */
function split<K extends string, T>(whole: Placed<Record<K, T[]>>, key: K): Placed<T>[] {
  return whole.value[key].map((value, i) => ({ value, file: whole.file, path: [key, i] }))
}

const isTablePath = (path: string): boolean => /^tables\/[^/]+\.yaml$/.test(path)
const isChecksPath = (path: string): boolean => /^checks\/[^/]+\.yaml$/.test(path) && !(NEEDED as readonly string[]).includes(path)
const isKnownPath = (path: string): boolean => isTablePath(path) || isChecksPath(path) || (NEEDED as readonly string[]).includes(path)

function hintFor(path: string): string {
  const like = nearest(path, NEEDED)
  return like === null ? '表放在 tables/，规则放在 checks/，文件名以 .yaml 结尾。' : `是不是 ${like}？`
}

export function wholeFile(file: string, text: string): EditionFault {
  return { file, line: 1, column: 1, text }
}
