/** Apart from the schemas, so that the preload does not carry a validator. */
export const callNames = [
  'info',
  'hubUrl',
  'hubAt',
  'lan',
  'setLan',
  'openFile',
  'saveFile',
  'takeArrivals',
  'setLanguage',
] as const
export type CallName = (typeof callNames)[number]

export const noticeNames = ['arrived', 'menu'] as const
export type NoticeName = (typeof noticeNames)[number]

/** Every raw channel has this prefix. */
export const channelOf = (name: CallName | NoticeName): string => `vmeste:${name}`
