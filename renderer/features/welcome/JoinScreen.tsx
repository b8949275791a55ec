export interface JoinScreenProps {
  readonly link: string
  readonly hubs: () => Promise<readonly string[]>
  readonly onEnter: (key: string) => void
}
export const JoinScreen = (_: JoinScreenProps) => null
