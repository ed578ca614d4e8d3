/** Excel's theme, for the pane. Excel tells no one when it changes, so it is looked at whenever the pane comes back into view. */
import type { ThemeName } from '../../rules/layout/marks.ts'

const forced = (): MediaQueryList | null => (typeof matchMedia === 'function' ? matchMedia('(forced-colors: active)') : null)

export function currentTheme(): ThemeName {
  if (forced()?.matches === true) return 'contrast'
  const theme = Office.context.officeTheme as Office.OfficeTheme | undefined
  return theme !== undefined && isDark(theme.bodyBackgroundColor) ? 'dark' : 'light'
}

/** Colours come as `#RRGGBB`. @example isDark('#292929') === true */
export function isDark(colour: string): boolean {
  const parts = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(colour)
  if (parts === null) return false
  const [red = 255, green = 255, blue = 255] = parts.slice(1).map((part) => Number.parseInt(part, 16))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128
}

export function watchTheme(listener: (theme: ThemeName) => void): () => void {
  if (typeof addEventListener !== 'function') return () => undefined
  let last = currentTheme()
  const look = (): void => {
    const now = currentTheme()
    if (now !== last) listener(now)
    last = now
  }
  const query = forced()
  query?.addEventListener('change', look)
  addEventListener('focus', look)
  document.addEventListener('visibilitychange', look)
  return () => {
    query?.removeEventListener('change', look)
    removeEventListener('focus', look)
    document.removeEventListener('visibilitychange', look)
  }
}
