import { Component, type ReactNode } from 'react'
import type { Session } from '../../session/session.ts'

interface Props { readonly session: Session; readonly children: ReactNode }

/** A screen that breaks does not take the pane with it. Keyed by screen, so that moving on starts afresh. */
export class Boundary extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { broken: boolean } { return { broken: true } }

  override componentDidCatch(): void {
    this.props.session.store.set((state) => ({ ...state, fault: { requestId: '', what: { key: 'fault.screen' }, rows: state.sheet?.rows.length ?? null, again: () => { this.setState({ broken: false }) } } }))
  }

  override render(): ReactNode { return this.state.broken ? null : this.props.children }
}
