import { type Answer } from "./acting";

// The answer to an act stays until the next one: nothing vanishes by itself.
export function Said({ answer }: { answer: Answer | null }) {
  return (
    <div role="status">
      {answer !== null && <p class={answer.bad ? "said bad" : "said"}><bdi>{answer.says}</bdi></p>}
    </div>
  );
}
