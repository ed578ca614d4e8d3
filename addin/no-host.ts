/** Where there is no Excel: a plain browser window. Everything that needs a sheet says so; the rest of the pane works. */
import { Problem } from '../rules/problem.ts'
import type { ExcelHost } from './host/host.ts'

const never = (): (() => void) => () => undefined
const refuse = async (): Promise<never> => { throw new Problem('excel.failed', { code: 'NoExcel' }) }

export function noHost(): ExcelHost {
  return {
    facts: async () => ({ platform: 'browser', version: '', locale: navigator.language, supported: false, missing: [], theme: matchMedia('(forced-colors: active)').matches ? 'contrast' : matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light' }),
    identity: async () => null, writeIdentity: refuse, layOut: refuse, activate: async () => false, read: refuse, readRows: refuse, mark: refuse, note: refuse, goTo: async () => false, write: refuse,
    showOnly: refuse, setReadOnly: refuse, showCheckColumn: refuse, repair: refuse,
    onEdit: never, onSelect: never, onActivate: never, onWait: never, onCommand: never, onTheme: never,
  }
}
