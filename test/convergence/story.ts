import * as Y from 'yjs'
import { assignCard } from '../../shared/commands/assignCard.ts'
import type { Command } from '../../shared/commands/command.ts'
import { createCard } from '../../shared/commands/createCard.ts'
import { createDepartment } from '../../shared/commands/createDepartment.ts'
import { createEvent } from '../../shared/commands/createEvent.ts'
import { createMember } from '../../shared/commands/createMember.ts'
import { moveCard } from '../../shared/commands/moveCard.ts'
import { removeEntities, restoreEntities } from '../../shared/commands/removeEntities.ts'
import { setRsvp } from '../../shared/commands/setRsvp.ts'
import { updateCard } from '../../shared/commands/updateCard.ts'
import { updateEvent } from '../../shared/commands/updateEvent.ts'
import { updateMember } from '../../shared/commands/updateMember.ts'
import type { SeededRandom } from '../../shared/lib/random.ts'
import type { EntityName } from '../../shared/model/entities.ts'
import { memberEntityId } from '../../shared/model/ids.ts'
import { member } from '../../shared/model/member.ts'
import type { Someone } from '../support/builders.ts'

const words = ['Brot', 'Kerzen', 'Хлеб', 'Свечи', 'Größe', 'Bühne', 'poster', 'guest list']

/** Types a word into the card's description, somewhere. */
const types = async (someone: Someone, card: string, text: string, random: SeededRandom): Promise<void> => {
  await edits(someone, card, (doc) => {
    const fragment = doc.getXmlFragment('description')
    const paragraph = fragment.get(0)
    const first = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined
    if (first instanceof Y.XmlText) {
      first.insert(random.int(first.length + 1), text)
      if (random.chance(0.3)) first.delete(0, random.int(first.length))
    } else fragment.insert(0, [new Y.XmlText(text)])
  })
}

/** What no honest program writes but every replica has to store: odd values, strange keys, everybody's text deleted. */
const scribbles = (someone: Someone, card: string, random: SeededRandom): Promise<void> =>
  edits(someone, card, (doc) => {
    const fields = doc.getMap('f')
    fields.set('title', random.pick<unknown>([7, null, { a: [1] }, 'x'.repeat(400), true]))
    fields.set(random.pick(['order', 'column', 'assignees/', 'assignees/x', '\u0000', 'removed']), random.int(3))
    const text = doc.getXmlFragment('description')
    if (random.chance(0.3)) text.delete(0, text.length)
    doc.getMap('g').set('unknown root', 1)
  })

const edits = async (someone: Someone, card: string, edit: (doc: Y.Doc) => void): Promise<void> => {
  const session = await someone.replica.openText(card)
  if (session.readOnly) return
  const doc = new Y.Doc({ gc: false })
  Y.applyUpdate(doc, session.update)
  doc.clientID = session.clientId
  const before = Y.encodeStateVector(doc)
  doc.transact(() => edit(doc))
  await someone.replica.commitText(session, Y.encodeStateAsUpdate(doc, before))
}

/** Does something that a person might do with what she sees. What the rules do not allow her is simply refused. */
export const act = async (someone: Someone, random: SeededRandom): Promise<void> => {
  const pick = async <N extends EntityName>(type: N) => {
    const rows = await someone.rows(type)
    return rows.length > 0 ? random.pick(rows) : undefined
  }
  const run = async <A, R>(command: Command<A, R>, args: A) => {
    await someone.replica.run(command, args)
  }
  const word = () => random.pick(words)
  const profile = memberEntityId(someone.me, member.type)
  const deeds: (() => Promise<void>)[] = [
    () => run(updateMember, { id: profile, values: { name: `${someone.name} ${word()}`, skills: [word(), word()] } }),
    () => run(createMember, { values: { name: word(), city: word() } }),
    () =>
      run(createDepartment, { values: { name: word() }, columns: [{ name: 'todo' }, { name: 'done', done: true }] }),
    () =>
      run(createEvent, { values: { title: word(), start: '2026-12-01T19:00', zone: 'Europe/Berlin' }, plan: word() }),
    async () => {
      const department = await pick('department')
      if (department)
        await run(createCard, { department: department.id, values: { title: word() }, description: word() })
    },
    async () => {
      const card = await pick('card')
      if (card) await run(updateCard, { id: card.id, values: { title: word(), labels: [word()] } })
    },
    async () => {
      const [card, column] = [await pick('card'), await pick('column')]
      if (card && column) await run(moveCard, { id: card.id, column: column.id, before: null })
    },
    async () => {
      const [card, who] = [await pick('card'), await pick('member')]
      if (card && who) await run(assignCard, { id: card.id, member: who.id, assigned: random.chance(0.7) })
    },
    async () => {
      const event = await pick('event')
      if (event) await run(setRsvp, { event: event.id, answer: random.pick(['yes', 'no', 'maybe'] as const) })
    },
    async () => {
      const event = await pick('event')
      if (event) await run(updateEvent, { id: event.id, values: { title: word(), place: word() } })
    },
    async () => {
      const card = await pick('card')
      if (card) await run(random.chance(0.5) ? removeEntities : restoreEntities, { ids: [card.id] })
    },
    async () => {
      const card = await pick('card')
      if (card) await types(someone, card.id, word(), random)
    },
    async () => {
      const card = await pick('card')
      if (card) await scribbles(someone, card.id, random)
    },
  ]
  await random.pick(deeds)()
}
