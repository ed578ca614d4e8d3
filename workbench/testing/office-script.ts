import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { extractMeta } from '../meta/extract-meta.ts'
import type { OfficeMeta } from '../meta/office-meta.ts'

const dist = join(dirname(createRequire(import.meta.url).resolve('@microsoft/office-js/package.json')), 'dist')

/** The text of a file of the installed office.js ("office.js", "excel-web-16.00.js"). */
export function officeScript(name: string): string {
  return readFileSync(join(dist, name), 'utf8')
}

let meta: OfficeMeta | null = null

/** Class names and requirement sets of the installed office.js; read once a process. */
export function installedMeta(): OfficeMeta {
  meta ??= extractMeta(officeScript('excel-web-16.00.debug.js'))
  return meta
}
