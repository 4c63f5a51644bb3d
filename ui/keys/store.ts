// What this device keeps, in the browser's own data base: keys, the numbers that they signed with, what was sent and
// not yet answered, receipts. One table of name and value; a CryptoKey goes in and out without ever being readable.
const base = "plenary";
const table = "kept";

// What the key of a body is kept under: this, and the body's name.
export const keysName = "key/";

let opened: Promise<IDBDatabase> | undefined;

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("IndexedDB"));
  });
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(base, 1);
  request.onupgradeneeded = () => void request.result.createObjectStore(table);
  return done(request);
}

async function storeOf(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  opened ??= open();
  return (await opened).transaction(table, mode).objectStore(table);
}

export async function kept<T>(name: string): Promise<T | null> {
  const store = await storeOf("readonly");
  return ((await done(store.get(name))) as T | undefined) ?? null;
}

export async function keep(name: string, value: unknown): Promise<void> {
  const store = await storeOf("readwrite");
  await done(store.put(value, name));
}

export async function forget(name: string): Promise<void> {
  const store = await storeOf("readwrite");
  await done(store.delete(name));
}

// Reads and writes in one transaction: two tabs of one device never get the same number.
export async function change<T>(name: string, next: (old: T | null) => T): Promise<T> {
  const store = await storeOf("readwrite");
  const value = next(((await done(store.get(name))) as T | undefined) ?? null);
  await done(store.put(value, name));
  return value;
}

export async function namesUnder(prefix: string): Promise<string[]> {
  const store = await storeOf("readonly");
  const names = await done(store.getAllKeys(IDBKeyRange.bound(prefix, `${prefix}\uffff`)));
  return names.map((name) => String(name).slice(prefix.length));
}
