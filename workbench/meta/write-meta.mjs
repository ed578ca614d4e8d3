// Makes .generated/office-meta.json from the installed office.js. Run before the workbench is built: node --import tsx workbench/meta/write-meta.mjs
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { extractMeta } from './extract-meta.ts'

const dist = join(dirname(createRequire(import.meta.url).resolve('@microsoft/office-js/package.json')), 'dist')
const target = join(dirname(fileURLToPath(import.meta.url)), '../../.generated/office-meta.json')
const meta = extractMeta(readFileSync(join(dist, 'excel-web-16.00.debug.js'), 'utf8'))
mkdirSync(dirname(target), { recursive: true })
writeFileSync(target, JSON.stringify(meta))
console.log(`${Object.keys(meta.classes).length} classes, ${Object.keys(meta.needs).length} members with a requirement set`)
