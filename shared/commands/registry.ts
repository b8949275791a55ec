import { affiliate } from './affiliate.ts'
import { applyChanges } from './applyChanges.ts'
import { archiveCard } from './archiveCard.ts'
import { assignCard } from './assignCard.ts'
import { cancelEvent } from './cancelEvent.ts'
import type { Command } from './command.ts'
import { createCard } from './createCard.ts'
import { createColumn } from './createColumn.ts'
import { createDepartment } from './createDepartment.ts'
import { createEvent } from './createEvent.ts'
import { createMember } from './createMember.ts'
import { createOrganisation } from './createOrganisation.ts'
import { createSample } from './createSample.ts'
import { defineCustomField } from './defineCustomField.ts'
import { foundNetwork } from './foundNetwork.ts'
import { gatherMerged } from './gatherMerged.ts'
import { gatherOrganisations } from './gatherOrganisations.ts'
import { handOver } from './handOver.ts'
import { importEvents } from './importEvents.ts'
import { importMembers } from './importMembers.ts'
import { inviteToEvent } from './inviteToEvent.ts'
import { joinDepartment, leaveDepartment } from './joinDepartment.ts'
import { leaveNetwork } from './leaveNetwork.ts'
import { mergeMembers } from './mergeMembers.ts'
import { moveCard } from './moveCard.ts'
import { moveColumn } from './moveColumn.ts'
import { moveCustomField } from './moveCustomField.ts'
import { nameDevice } from './nameDevice.ts'
import { recordDecision } from './recordDecision.ts'
import { removeColumn } from './removeColumn.ts'
import { removeCustomField } from './removeCustomField.ts'
import { removeEntities, restoreEntities } from './removeEntities.ts'
import { moveFilter, saveFilter, updateFilter } from './saveFilter.ts'
import { setRsvp } from './setRsvp.ts'
import { tagMembers } from './tagMembers.ts'
import { takeInApplication } from './takeInApplication.ts'
import { takeOther } from './takeOther.ts'
import { updateCard } from './updateCard.ts'
import { updateColumn } from './updateColumn.ts'
import { updateCustomField } from './updateCustomField.ts'
import { updateDepartment } from './updateDepartment.ts'
import { updateEvent } from './updateEvent.ts'
import { updateMember } from './updateMember.ts'
import { updateNetwork } from './updateNetwork.ts'
import { updateOrganisation } from './updateOrganisation.ts'
import { takeBackVouch, vouch } from './vouch.ts'

/** Every command by name: the table of contents of what a person can do. */
export const commands = {
  // The network
  foundNetwork,
  createSample,
  updateNetwork,
  // People
  createMember,
  mergeMembers,
  gatherMerged,
  updateMember,
  leaveNetwork,
  nameDevice,
  importMembers,
  tagMembers,
  saveFilter,
  updateFilter,
  moveFilter,
  // Organisations in the directory
  createOrganisation,
  updateOrganisation,
  affiliate,
  gatherOrganisations,
  // Fields of profiles
  defineCustomField,
  updateCustomField,
  moveCustomField,
  removeCustomField,
  // Who comes in
  takeInApplication,
  vouch,
  takeBackVouch,
  recordDecision,
  // Departments and their boards
  createDepartment,
  updateDepartment,
  joinDepartment,
  leaveDepartment,
  createColumn,
  updateColumn,
  moveColumn,
  removeColumn,
  createCard,
  updateCard,
  moveCard,
  archiveCard,
  assignCard,
  // Events
  createEvent,
  updateEvent,
  cancelEvent,
  setRsvp,
  inviteToEvent,
  importEvents,
  // Duties
  handOver,
  // Anything
  removeEntities,
  restoreEntities,
  applyChanges,
  takeOther,
} as const satisfies Readonly<Record<string, Command<never, unknown>>>

export type CommandName = keyof typeof commands
type CommandOf<C extends CommandName> = (typeof commands)[C]
export type CommandArgs<C extends CommandName> = CommandOf<C> extends Command<infer A, infer _R> ? A : never
export type CommandValue<C extends CommandName> = CommandOf<C> extends Command<infer _A, infer R> ? R : never
