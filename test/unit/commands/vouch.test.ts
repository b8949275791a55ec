import { describe, expect, test } from 'vitest'
import { applyChanges } from '../../../shared/commands/applyChanges.ts'
import { foundNetwork, networkId } from '../../../shared/commands/foundNetwork.ts'
import { recordDecision } from '../../../shared/commands/recordDecision.ts'
import { takeInApplication } from '../../../shared/commands/takeInApplication.ts'
import { updateMember } from '../../../shared/commands/updateMember.ts'
import { updateNetwork } from '../../../shared/commands/updateNetwork.ts'
import { takeBackVouch, vouch } from '../../../shared/commands/vouch.ts'
import { entities } from '../../../shared/model/entities.ts'
import { memberEntityId } from '../../../shared/model/ids.ts'
import { must, type Someone, testDevice, testNetwork } from '../../support/builders.ts'

/** Alice founded, Bob is a member; Carol asks to come in. */
const story = async (seed: string) => {
  const network = await testNetwork(seed)
  const alice = network.founder
  const bob = await network.join('bob')
  await alice.run(foundNetwork, { name: 'Küchentisch', me: { name: 'Alice' } })
  await bob.take(alice)
  await bob.run(updateMember, { id: memberEntityId(bob.me, entities.member.type), values: { name: 'Bob' } })
  const carol = (await testDevice('carol')).device as string
  const words = { name: 'Carol', intro: 'I cook', answers: [{ question: 'Why?', answer: 'Soup' }], kx: '', newSig: '' }
  const { id } = await bob.run(takeInApplication, { member: carol, ...words })
  await alice.take(bob)
  return { network, alice, bob, carol, id, words }
}

const sentences = async (someone: Someone) => (await someone.rows('vouch')).map(({ sentence }) => sentence)

describe('vouching', () => {
  test('two members answer for a newcomer, each once; a second word replaces the first', async () => {
    const { alice, bob, carol } = await story('vouch')
    const first = await bob.run(vouch, { about: carol, sentence: 'We cooked together for years.' })
    expect(first.isNew).toBe(true)
    const second = await bob.run(vouch, { about: carol, sentence: '  She is patient. ' })
    expect(second).toEqual({ id: first.id, isNew: false })
    await alice.take(bob)
    await alice.run(vouch, { about: carol, sentence: 'I trust Bob.' })
    await bob.take(alice)
    expect((await sentences(bob)).sort()).toEqual(['I trust Bob.', 'She is patient.'])
    expect(await sentences(alice)).toHaveLength(2)
    expect((await bob.rows('vouch')).map(({ about }) => about)).toEqual([carol, carol])
  })

  test('a word can be taken back, and given again', async () => {
    const { bob, carol } = await story('back')
    await bob.run(vouch, { about: carol, sentence: 'Yes' })
    await bob.run(takeBackVouch, { about: carol })
    expect(await sentences(bob)).toEqual([])
    const again = await bob.replica.run(takeBackVouch, { about: carol })
    expect(again).toMatchObject({ ok: false, error: { code: 'missing' } })
    await bob.run(vouch, { about: carol, sentence: 'Yes after all' })
    expect(await sentences(bob)).toEqual(['Yes after all'])
  })

  test('undo takes the word away, and a changed one back to what it said', async () => {
    const { bob, carol } = await story('undo')
    const given = must(await bob.replica.run(vouch, { about: carol, sentence: 'First' }))
    const changed = must(await bob.replica.run(vouch, { about: carol, sentence: 'Second' }))
    await bob.run(applyChanges, changed)
    expect(await sentences(bob)).toEqual(['First'])
    const tookBack = must(await bob.replica.run(takeBackVouch, { about: carol }))
    expect(await sentences(bob)).toEqual([])
    await bob.run(applyChanges, tookBack)
    expect(await sentences(bob)).toEqual(['First'])
    await bob.run(applyChanges, given)
    expect(await sentences(bob)).toEqual([])
  })

  test('nobody vouches for herself, for nobody, without a word, or in the name of another', async () => {
    const { bob, alice, carol } = await story('rules')
    const codeOf = async (about: string, sentence: string) => {
      const result = await bob.replica.run(vouch, { about, sentence })
      return result.ok ? 'ok' : result.error.code
    }
    expect(await codeOf(bob.me as string, 'I am great')).toBe('vouch.oneself')
    expect(await codeOf(carol, '   ')).toBe('vouch.sentenceMissing')
    expect(await codeOf((await testDevice('stranger')).device as string, 'Yes')).toBe('missing')
    expect(await codeOf(alice.me as string, 'She founded it')).toBe('ok')
    const forged = await alice.replica.run(
      async (context, { id }: { id: string }) => {
        const draft = await context.edit('vouch', id)
        draft.set('sentence', 'forged')
        return { ok: true as const, value: undefined }
      },
      { id: (await bob.rows('vouch'))[0]!.id },
    )
    expect(forged).toMatchObject({ ok: false, error: { code: 'notAllowed' } })
  })

  test('what she wrote anew takes the place of the first application', async () => {
    const { bob, carol, id, words } = await story('anew')
    await bob.run(takeInApplication, { member: carol, ...words, intro: 'I bake' })
    expect(await bob.rows('application')).toMatchObject([{ id, intro: 'I bake', answers: words.answers }])
  })

  test('decisions are for ambassadors and up, and carry who, what and why', async () => {
    const { network, alice, bob, carol } = await story('decision')
    const said = { about: carol, verdict: 'declined', reason: 'Not this year' } as const
    expect(await bob.replica.run(recordDecision, said)).toMatchObject({ ok: false, error: { code: 'notAllowed' } })
    await network.grant(bob, 'ambassador')
    await bob.take(alice)
    await bob.run(recordDecision, said)
    expect(await bob.rows('decision')).toMatchObject([{ ...said, createdBy: bob.me }])
  })

  test('undo of changed questions brings the former list back', async () => {
    const { alice } = await story('questions')
    await alice.run(updateNetwork, { values: { questions: ['Why us?'] } })
    const changed = must(
      await alice.replica.run(updateNetwork, { values: { questions: ['Why us?', 'What do you bring?'] } }),
    )
    await alice.run(applyChanges, changed)
    expect((await alice.rows('network')).find(({ id }) => id === networkId)?.questions).toEqual(['Why us?'])
  })
})
