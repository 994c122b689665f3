import styles from "./FaceScale.module.css";

const mouths = [
  <path key="1" d="M9 20q5-5 10 0" />,
  <path key="2" d="M9 19q5-2.5 10 0" />,
  <path key="3" d="M9 18h10" />,
  <path key="4" d="M9 17q5 3.5 10 0" />,
  <path key="5" d="M8.5 16q5.5 7 11 0z" fill="currentColor" />,
];

function Face({ value }: { value: number }) {
  return (
    <svg
      width="32"
      height="32"
      viewBox="0 0 28 28"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <circle cx="14" cy="14" r="12" />
      <path d="M10 10.5v1M18 10.5v1" strokeLinecap="round" />
      {mouths[value - 1]}
    </svg>
  );
}

type FaceScaleProps = {
  /** Five words, from the least to the most. */
  words: readonly [string, string, string, string, string];
  labelledBy: string;
  /** The answer given before, 1 to 5. */
  value?: number | undefined;
  onAnswer: (value: number) => void;
  /** Works before the script is there: a press asks for this address with `item` and `answer`. */
  fallback: { action: string; item: string };
};

/** Five faces to press. A press is the answer, so there is no second step. */
export function FaceScale({ words, labelledBy, value, onAnswer, fallback }: FaceScaleProps) {
  return (
    <form action={fallback.action} method="get" onSubmit={(event) => event.preventDefault()}>
      <input type="hidden" name="item" value={fallback.item} />
      <div className={styles["scale"]} role="group" aria-labelledby={labelledBy}>
        {words.map((word, at) => (
          <button
            key={word}
            type="submit"
            name="answer"
            value={at + 1}
            className={styles["face"]}
            aria-pressed={value === at + 1}
            onClick={(event) => {
              event.preventDefault();
              onAnswer(at + 1);
            }}
          >
            <Face value={at + 1} />
            <span>{word}</span>
          </button>
        ))}
      </div>
    </form>
  );
}
