// Where a record's files come from: a hall, a folder, a test. null: it is not there.
export type Reader = (path: string) => Promise<Uint8Array | null>;

export class Unread extends Error {}

const patience = 20_000;

// What a hall publishes under /records/BODY/. That somebody does not answer says nothing about the record.
export function hallReader(folder: string, signal?: AbortSignal): Reader {
  return async (path) => {
    let answer: Response;
    try {
      const patient = AbortSignal.timeout(patience);
      answer = await fetch(`${folder}/${path}`, { cache: "no-cache", signal: signal === undefined ? patient : AbortSignal.any([signal, patient]) });
      if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
    } catch (error) {
      signal?.throwIfAborted();
      throw new Unread(String(error));
    }
    if (answer.status === 404 || answer.status === 410) return null;
    throw new Unread(String(answer.status));
  };
}

// Full tiles, full bundles and files that are named by their hash never change.
export function remembering(read: Reader, most = 64): Reader {
  const known = new Map<string, Promise<Uint8Array | null>>();
  return (path) => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const asked = read(path);
    known.set(path, asked);
    if (known.size > most) known.delete(known.keys().next().value ?? "");
    asked.catch(() => known.delete(path));
    return asked;
  };
}
