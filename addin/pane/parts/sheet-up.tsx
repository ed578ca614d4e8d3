import { useEffect, useRef, type ReactNode } from 'react'

/** Rises over the screen it is about. Esc and a click beside it close it; focus goes in and comes back. */
export function SheetUp({ label, onClose, children }: { label: string; onClose: () => void; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const before = document.activeElement
    box.current?.focus()
    return () => { if (before instanceof HTMLElement) before.focus() }
  }, [])
  return (
    <div className="scrim" onClick={(event) => { if (event.target === event.currentTarget) onClose() }}>
      <div ref={box} className="sheet-up" role="dialog" aria-modal aria-label={label} tabIndex={-1}
        onKeyDown={(event) => { if (event.key === 'Escape') { event.stopPropagation(); onClose() } else if (event.key === 'Tab') keepInside(event, box.current) }}>
        {children}
      </div>
    </div>
  )
}

function keepInside(event: React.KeyboardEvent, box: HTMLElement | null): void {
  const stops = [...(box?.querySelectorAll<HTMLElement>('button:not(:disabled), input, textarea, select, [tabindex="0"]') ?? [])]
  const [first, last] = [stops[0], stops.at(-1)]
  if (first === undefined || last === undefined) return
  if (event.shiftKey && (document.activeElement === first || document.activeElement === box)) { event.preventDefault(); last.focus() }
  else if (!event.shiftKey && document.activeElement === last) { event.preventDefault(); first.focus() }
}
