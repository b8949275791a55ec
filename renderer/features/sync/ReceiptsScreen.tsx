export const ReceiptsScreen = () => null
