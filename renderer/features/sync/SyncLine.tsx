export const SyncLine = (_: { readonly isNarrow: boolean }) => null
