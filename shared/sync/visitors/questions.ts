import { plainLine } from '../../lib/plain.ts'
import { MAX_QUESTIONS } from '../../model/application.ts'
import { MAX_QUESTION } from '../../roster/apply.ts'
import { plainName } from '../../roster/linkText.ts'
import { PROTOCOL } from '../messages.ts'
import type { DoorOptions, Visitor } from '../visit.ts'

/** Somebody who thinks of applying wants to know what is asked. They are no secret: they hang at the door. */
export const asking =
  ({ applications }: DoorOptions): Visitor<'questions'> =>
  async (visit, { protocol }) => {
    if (protocol !== PROTOCOL) return visit.refuse('otherVersion')
    if (!applications) return visit.refuse('notNow')
    const { network, questions } = await applications.asked()
    if (visit.over) return
    visit.say({
      type: 'questionsGiven',
      network: plainName(network),
      questions: questions
        .slice(0, MAX_QUESTIONS)
        .map((question) => plainLine(question).slice(0, MAX_QUESTION).toWellFormed()),
    })
  }
