/** What this Excel is and can. */
import type { HostFacts } from './host.ts'
import { currentTheme } from './theme.ts'

/** The lowest set the host is written for (Excel 2021), and what else makes it better. Source: Learn, "Excel JavaScript API requirement sets". */
const needed = '1.14'
const welcome = [['ExcelApi', needed], ['SharedRuntime', '1.1'], ['RibbonApi', '1.1'], ['DialogApi', '1.2'], ['KeyboardShortcuts', '1.1']] as const

export function hostFacts(): HostFacts {
  const { requirements, diagnostics, displayLanguage } = Office.context
  const has = (name: string, version: string): boolean => requirements.isSetSupported(name, version)
  return {
    platform: String(diagnostics.platform), version: diagnostics.version, locale: displayLanguage,
    supported: has('ExcelApi', needed),
    missing: welcome.filter(([name, version]) => !has(name, version)).map(([name, version]) => `${name} ${version}`),
    theme: currentTheme(),
  }
}
