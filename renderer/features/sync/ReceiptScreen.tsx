export const ReceiptScreen = (_: { readonly id: string }) => null
