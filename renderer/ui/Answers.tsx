import './Answers.css'

/** Questions, and what somebody answered. */
export const Answers = ({
  answers,
}: {
  readonly answers: readonly { readonly question: string; readonly answer: string }[]
}) => (
  <dl className="v-answers">
    {answers.map(({ question, answer }) => (
      <div key={question}>
        <dt>{question}</dt>
        <dd>{answer}</dd>
      </div>
    ))}
  </dl>
)
