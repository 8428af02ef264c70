/** What the device keeps, in IndexedDB: people apart from what is not sent yet, so that the one may be forgotten alone. */

/** Emptied at sign-out, when the right is gone, and after the edition. `app.ts` knows the name as well. */
export const PEOPLE = 'check-in-people';
/** Names nobody: serials, doors and times. It outlives a sign-out, so that nothing is lost. */
export const QUEUE = 'check-in-queue';

const finished = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });

const opened = new Map<string, Promise<IDBDatabase>>();

function open(name: string): Promise<IDBDatabase> {
  const known = opened.get(name);
  if (known !== undefined) return known;
  const opening = new Promise<IDBDatabase>((done, failed) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore('kept');
    request.onsuccess = () => {
      // Whoever signs out in another tab empties it: this one must not stand in the way.
      request.result.onversionchange = () => {
        request.result.close();
        opened.delete(name);
      };
      done(request.result);
    };
    request.onerror = () => failed(request.error);
  });
  opened.set(name, opening);
  return opening;
}

const store = async (name: string, mode: IDBTransactionMode): Promise<IDBObjectStore> =>
  (await open(name)).transaction('kept', mode).objectStore('kept');

export const read = async <T>(name: string, key: string): Promise<T | undefined> =>
  finished((await store(name, 'readonly')).get(key) as IDBRequest<T | undefined>);

/** Everything whose key begins so, in the order of keys. */
export const readAll = async <T>(name: string, prefix: string): Promise<T[]> =>
  finished(
    (await store(name, 'readonly')).getAll(IDBKeyRange.bound(prefix, `${prefix}\uffff`)) as IDBRequest<T[]>,
  );

export const write = async (name: string, key: string, value: unknown): Promise<void> => {
  await finished((await store(name, 'readwrite')).put(value, key));
};

export const remove = async (name: string, keys: readonly string[]): Promise<void> => {
  if (keys.length === 0) return;
  const kept = await store(name, 'readwrite');
  await Promise.all(keys.map((key) => finished(kept.delete(key))));
};

/** Forgets all of it. */
export const forget = async (name: string): Promise<void> => {
  await finished((await store(name, 'readwrite')).clear());
};
