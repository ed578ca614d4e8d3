import { useEffect, useRef } from 'react'

/** Single letters work wherever focus is on the screen, but not while typing, in a menu, under a sheet that is up, or with Ctrl or Alt. */
export function useKeys(keys: Readonly<Record<string, () => void>>, on: boolean): void {
  const now = useRef(keys)
  useEffect(() => { now.current = keys })
  useEffect(() => {
    if (!on) return
    const press = (event: KeyboardEvent): void => {
      const typing = event.target instanceof HTMLElement && event.target.closest('input:not([type=checkbox]), textarea, select, [role=listbox]') !== null
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat || typing) return
      const run = now.current[event.key.toLowerCase()]
      if (run === undefined) return
      event.preventDefault()
      run()
    }
    document.addEventListener('keydown', press)
    return () => { document.removeEventListener('keydown', press) }
  }, [on])
}
