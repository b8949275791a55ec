import { Component, type ErrorInfo, type ReactNode } from 'react'
import { BrokenScreen } from './BrokenScreen.tsx'

interface Props {
  readonly children: ReactNode
  /** Another value is another place: the error belonged to the old one. */
  readonly resetKey?: string
}

interface State {
  readonly error: Error | null
}

/** A bug in a screen must not take the window away: says so in the person's language and offers ways on. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null }

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error(error, info.componentStack)
  }

  override componentDidUpdate(before: Props): void {
    if (this.state.error && before.resetKey !== this.props.resetKey) this.setState({ error: null })
  }

  override render(): ReactNode {
    const { error } = this.state
    return error ? <BrokenScreen error={error} onRetry={() => this.setState({ error: null })} /> : this.props.children
  }
}
