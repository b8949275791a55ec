import type { Role } from '../../../shared/model/defineEntity.ts'
import { defineMessages, type I18n, type Message } from '../../ui/i18n.tsx'

/** What roles are called everywhere. "Keeper" stands for the ones who found a network and whom they trust like themselves. */
const names = defineMessages({
  root: { en: 'Keeper', de: 'Hüter:in', ru: 'Хранитель' },
  coordinator: { en: 'Coordinator', de: 'Koordinator:in', ru: 'Координатор' },
  ambassador: { en: 'Ambassador', de: 'Botschafter:in', ru: 'Амбассадор' },
  member: { en: 'Member', de: 'Mitglied', ru: 'Участник' },
  lead: { en: 'Lead', de: 'Leitung', ru: 'Руководитель' },
  organiser: { en: 'Organiser', de: 'Organisation', ru: 'Организатор' },
}) satisfies Readonly<Record<Role, Message>>

/** What each may do, in a line. */
const meanings = defineMessages({
  root: {
    en: 'Holds the network together: may do everything, and appoints coordinators and further keepers.',
    de: 'Hält das Netzwerk zusammen: darf alles und beruft Koordinator:innen und weitere Hüter:innen.',
    ru: 'Хранит сеть: может всё, назначает координаторов и других хранителей.',
  },
  coordinator: {
    en: 'Appoints ambassadors, settles who belongs, and can take back what went wrong.',
    de: 'Beruft Botschafter:innen, klärt, wer dazugehört, und kann zurücknehmen, was schiefging.',
    ru: 'Назначает амбассадоров, решает, кто состоит в сети, и может отменить то, что пошло не так.',
  },
  ambassador: {
    en: 'Invites people and takes them in, keeps the list of people, and gives duties.',
    de: 'Lädt ein und nimmt auf, pflegt die Liste der Leute und vergibt Aufgaben.',
    ru: 'Приглашает и принимает людей, ведёт список и поручает дела.',
  },
  member: {
    en: 'Takes part in everything: boards, events, conversations. Writes an introduction.',
    de: 'Macht überall mit: Boards, Treffen, Gespräche. Schreibt die eigene Vorstellung.',
    ru: 'Участвует во всём: доски, встречи, разговоры. Рассказывает о себе.',
  },
  lead: {
    en: 'Answers for a department: its people and its board.',
    de: 'Kümmert sich um ein Ressort: die Leute und das Board.',
    ru: 'Отвечает за отдел: за людей и доску.',
  },
  organiser: {
    en: 'Answers for an event: plan, guests and the evening itself.',
    de: 'Kümmert sich um ein Treffen: Plan, Gäste und den Abend selbst.',
    ru: 'Отвечает за встречу: план, гостей и сам вечер.',
  },
}) satisfies Readonly<Record<Role, Message>>

export const roleName = (i18n: I18n, role: Role): string => i18n.t(names[role])
export const roleMeaning = (i18n: I18n, role: Role): string => i18n.t(meanings[role])
