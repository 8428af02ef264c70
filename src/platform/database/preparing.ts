import type postgres from 'postgres';
import { frequentStatements } from './frequent.ts';

type Client = postgres.Sql;
type Unsafe = Client['unsafe'];

/**
 * The pool with statements that come often prepared, each once on a connection. A statement that is not costs two ways to
 * the server, one for the types of its parameters, and is planned anew each time; one that is costs one way, and several
 * of a transaction may be on it at one time. `?prepare=false` in the address turns it off, for a proxy before the server
 * that cannot do it.
 */
export function preparing(client: Client): Client {
  const isFrequent = frequentStatements();

  const within = (tx: postgres.TransactionSql): postgres.TransactionSql => {
    const { unsafe, savepoint } = tx;
    return Object.assign(tx, {
      // Sent at once, not when it is first waited for: statements run in the order in which they were begun.
      unsafe: ((text, values, options) =>
        unsafe(text, values, { ...options, prepare: isFrequent(text) }).execute()) as Unsafe,
      savepoint: (...given: unknown[]) => {
        const work = given.pop() as (inner: postgres.TransactionSql) => unknown;
        return (savepoint as (...all: unknown[]) => unknown)(...given, (inner: postgres.TransactionSql) =>
          work(within(inner)),
        );
      },
    });
  };

  const begin = (...given: unknown[]) => {
    const work = given.pop() as (tx: postgres.TransactionSql) => unknown;
    return (client.begin as (...all: unknown[]) => Promise<unknown>)(
      ...given,
      (tx: postgres.TransactionSql) => work(within(tx)),
    );
  };

  const unsafe: Unsafe = (text, values, options) => {
    // Outside of transactions nobody's statement waits behind another's: its connection is full until it is answered.
    const alone = { onexecute: () => false };
    return client.unsafe(text, values, { ...options, prepare: isFrequent(text), ...alone });
  };

  return new Proxy(client, {
    get: (target, name) =>
      name === 'begin' ? begin : name === 'unsafe' ? unsafe : Reflect.get(target, name, target),
  });
}
