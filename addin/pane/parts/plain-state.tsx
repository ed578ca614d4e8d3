import type { ReactNode } from 'react'

/** What, why, when it will change, one button. */
export function PlainState({ icon, title, text, children }: { icon?: ReactNode; title: string; text?: string; children?: ReactNode }) {
  return (
    <div className="center">
      {icon !== undefined && <span className="cap" aria-hidden>{icon}</span>}
      <h2 className="title16">{title}</h2>
      {text !== undefined && <p className="cap" style={{ lineHeight: '20px' }}>{text}</p>}
      {children}
    </div>
  )
}
