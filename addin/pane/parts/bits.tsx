import type { ReactNode } from 'react'

export const At = ({ children }: { children: ReactNode }) => <span className="at">{children}</span>
export const Key = ({ children }: { children: ReactNode }) => <kbd className="key">{children}</kbd>
export const Face = ({ name }: { name: string }) => <span className="face" aria-hidden>{name.slice(0, 1)}</span>

export function Section({ title, end, children }: { title: ReactNode; end?: ReactNode; children: ReactNode }) {
  return <section className="col g8"><div className="row"><h2 className="h2 grow">{title}</h2>{end}</div>{children}</section>
}

export interface Stat { readonly n: string | number; readonly label: string; readonly tone?: string; readonly on?: boolean; readonly onClick?: () => void }

/** Figures side by side; those with `onClick` filter what is below. */
export function Stats({ of }: { of: readonly Stat[] }) {
  return (
    <div className="stats">
      {of.map(({ n, label, tone = '', on = false, onClick }) => {
        const inside = <><b className={Number(n) === 0 ? '' : tone}>{typeof n === 'number' ? n.toLocaleString('en-US') : n}</b><span className="ell">{label}</span></>
        return onClick === undefined ? <div key={label} className="stat">{inside}</div> : <button key={label} type="button" className="stat" aria-pressed={on} onClick={onClick}>{inside}</button>
      })}
    </div>
  )
}

/** Parts of a whole; the numbers always stand beside it, so it is not read aloud. */
export function Bar({ of }: { of: readonly (readonly [number, string])[] }) {
  return <div className="bar" aria-hidden>{of.map(([n, colour]) => n > 0 && <i key={colour} style={{ flex: n, background: colour }} />)}</div>
}

export function Chips({ label, of, narrow = 4, open, onOpen }: { label: string; of: readonly { readonly text: string; readonly on: boolean; readonly onClick: () => void }[]; narrow?: number; open?: boolean; onOpen?: () => void }) {
  return (
    <div className={`chips ${open === true ? 'open' : ''}`} role="group" aria-label={label}>
      {of.map(({ text, on, onClick }) => <button key={text} type="button" className="chip" aria-pressed={on} onClick={onClick}>{text}</button>)}
      {onOpen !== undefined && of.length > narrow && <button type="button" className="chip fold" onClick={onOpen}>+{of.length - narrow}</button>}
    </div>
  )
}

export const LinkButton = ({ onClick, children, label }: { onClick: () => void; children: ReactNode; label?: string }) =>
  <button type="button" className="plain" onClick={onClick} aria-label={label}>{children}</button>
