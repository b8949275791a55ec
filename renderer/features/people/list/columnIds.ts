/** Columns that a list of people can have beside the fields of the network's own (`c:<key>`), as they are offered. */
export const columnIds = [
  'city',
  'country',
  'skills',
  'fields',
  'offers',
  'asks',
  'languages',
  'department',
  'organisation',
  'job',
  'role',
  'intents',
  'tags',
  'email',
  'phone',
  'timeZone',
  'birthday',
  'joined',
  'silent',
  'changed',
] as const
export type ColumnId = 'name' | (typeof columnIds)[number] | `c:${string}`

/** What is shown until somebody chooses. */
export const usualColumns: readonly ColumnId[] = ['city', 'country', 'skills', 'offers']

/** Times: the newest is what one looks for first. */
export const isNewestFirst = (column: string): boolean => ['joined', 'silent', 'changed'].includes(column)
/** Shown with what does not stand in a profile (`PersonCells`). */
export const needsCells = (column: string): boolean =>
  ['department', 'organisation', 'role', 'joined', 'silent'].includes(column)
