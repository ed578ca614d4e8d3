import { useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'

/** From here on only the rows in sight are drawn. */
export const virtualFrom = 100

export interface Row { readonly key: string; readonly height: number; readonly className?: string; readonly draw: () => ReactNode }

/** A list of rows: ↑ ↓ Home End move between them, Tab leaves it. Long ones are drawn only where they are in sight. */
export function Rows({ of, label }: { of: readonly Row[]; label: string }) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => { roam(list.current) })
  return (
    <div ref={list} className="list" role="list" aria-label={label} onKeyDown={moveFocus}>
      {of.length < virtualFrom ? of.map((row) => <div key={row.key} role="listitem" className={`line ${row.className ?? ''}`}>{row.draw()}</div>) : <InSight of={of} />}
    </div>
  )
}

function InSight({ of }: { of: readonly Row[] }) {
  const box = useRef<HTMLDivElement>(null)
  const [sight, setSight] = useState({ from: 0, to: 1200 })
  const tops = useMemo(() => { const all = [0]; for (const row of of) all.push((all.at(-1) ?? 0) + row.height); return all }, [of])
  useLayoutEffect(() => {
    const around = box.current?.closest('.body, .sheet-up')
    if (!(around instanceof HTMLElement)) return
    const look = (): void => {
      const top = around.getBoundingClientRect().top - (box.current?.getBoundingClientRect().top ?? 0)
      setSight((old) => (Math.abs(old.from - (top - 400)) < 200 && old.from !== 0 ? old : { from: top - 400, to: top + around.clientHeight + 400 }))
    }
    look()
    around.addEventListener('scroll', look, { passive: true })
    const size = new ResizeObserver(look)
    size.observe(around)
    return () => { around.removeEventListener('scroll', look); size.disconnect() }
  }, [of])
  const first = Math.max(0, lastAtOrBefore(tops, sight.from))
  const last = Math.min(of.length, lastAtOrBefore(tops, sight.to) + 1)
  return (
    <div ref={box} className="virtual" style={{ height: tops.at(-1) }}>
      {of.slice(first, last).map((row, i) => (
        <div key={row.key} role="listitem" aria-setsize={of.length} aria-posinset={first + i + 1} className={`line ${row.className ?? ''}`} style={{ top: tops[first + i], height: row.height }}>{row.draw()}</div>
      ))}
    </div>
  )
}

function lastAtOrBefore(tops: readonly number[], y: number): number {
  let [low, high] = [0, tops.length - 1]
  while (low < high) { const mid = (low + high + 1) >> 1; if ((tops[mid] ?? 0) <= y) low = mid; else high = mid - 1 }
  return low
}

const stops = (list: HTMLElement | null): HTMLElement[] => [...(list?.querySelectorAll<HTMLElement>('[data-stop]') ?? [])]

/** One stop of the list is reached by Tab: the one that had focus last, else the first. */
function roam(list: HTMLElement | null): void {
  const all = stops(list)
  const now = all.find((stop) => stop === document.activeElement) ?? all.find((stop) => stop.tabIndex === 0) ?? all[0]
  for (const stop of all) stop.tabIndex = stop === now ? 0 : -1
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const all = stops(event.currentTarget)
  const at = all.findIndex((stop) => stop === document.activeElement)
  const to = event.key === 'ArrowDown' ? at + 1 : event.key === 'ArrowUp' ? at - 1 : event.key === 'Home' ? 0 : event.key === 'End' ? all.length - 1 : -1
  if (at < 0 || to < 0 || to >= all.length) return
  event.preventDefault()
  for (const stop of all) stop.tabIndex = -1
  const target = all[to]
  if (target !== undefined) { target.tabIndex = 0; target.focus() }
}
