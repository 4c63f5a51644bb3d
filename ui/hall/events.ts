// Server-sent events as a stream of bytes tells them. The browser's own reader of them can send no token.
export type Heard = { name: string; data: string };

function heardIn(block: string): Heard {
  const values = (field: string): string[] =>
    block.split("\n").filter((line) => line.startsWith(`${field}:`)).map((line) => line.slice(field.length + 1).replace(/^ /, ""));
  return { name: values("event").at(-1) ?? "message", data: values("data").join("\n") };
}

export async function* eventsIn(stream: ReadableStream<Uint8Array>): AsyncGenerator<Heard> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    text += decoder.decode(value, { stream: true }).replaceAll("\r", "");
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    // A block without data is a comment that only keeps the line warm.
    yield* blocks.map(heardIn).filter(({ data }) => data !== "");
  }
}
