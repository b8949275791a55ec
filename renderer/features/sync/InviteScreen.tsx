export const InviteScreen = () => null
