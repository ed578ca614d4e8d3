import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { readXlsx } from 'hucre/xlsx'

const validator = resolve(import.meta.dirname, '../../../shared/ooxml/validate')

/**
 * Faults of a workbook, empty when Excel would accept it: the ECMA-376 schemas and Excel's own limits where that checker is beside
 * the project, and always a strict second reader.
 */
export async function faultsOf(bytes: Buffer): Promise<string> {
  await readXlsx(bytes)
  if (!existsSync(validator)) return ''
  const folder = mkdtempSync(join(tmpdir(), 'statbook-xlsx-'))
  try {
    const file = join(folder, 'book.xlsx')
    writeFileSync(file, bytes)
    execFileSync('python3', [validator, file], { encoding: 'utf8', stdio: 'pipe' })
    return ''
  } catch (error) {
    const output = error as { stdout?: string; stderr?: string }
    return `${output.stdout ?? ''}${output.stderr ?? ''}` || String(error)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
