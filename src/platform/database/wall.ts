import type postgres from 'postgres';
import { currentSight, type Sight, settingsOf } from './sight.ts';

type Client = postgres.Sql;
type Unsafe = Client['unsafe'];

/** A statement that runs when somebody waits for it, in one of the two forms that the layer above asks for. */
interface Waiting extends PromiseLike<unknown> {
  values(): Promise<unknown>;
}

export interface WallOptions {
  /** Sight of what runs outside of any: see `seeing`. */
  readonly standing: Sight;
  /** Whether a statement may concern a protected table. A wrong no shows nothing; a wrong yes costs two round trips. */
  readonly concerns: (statement: string) => boolean;
}

/**
 * The pool as its users see it: each transaction begins with the sight of the work that begins it, and a statement on a
 * protected table outside of any gets a transaction of its own. What is passed by here sees what is published.
 */
export function behindSight(client: Client, { standing, concerns }: WallOptions): Client {
  const settings = (): string | undefined => settingsOf(currentSight() ?? standing);

  const begin = (work: (tx: postgres.TransactionSql) => unknown) => {
    const said = settings();
    return client.begin(async (tx) => {
      // Not waited for: it is sent before what follows, and a failure fails the transaction.
      if (said !== undefined) void tx.unsafe(said).execute();
      return work(tx);
    });
  };

  const unsafe = (...[text, ...rest]: Parameters<Unsafe>) => {
    if (!concerns(text) || settings() === undefined) return client.unsafe(text, ...rest);
    const waiting: Waiting = {
      // biome-ignore lint/suspicious/noThenProperty: the driver's queries run when they are awaited.
      then: (done, failed) => begin((tx) => tx.unsafe(text, ...rest)).then(done, failed),
      values: () => begin((tx) => tx.unsafe(text, ...rest).values()),
    };
    return waiting;
  };

  return new Proxy(client, {
    get: (target, name) =>
      name === 'begin' ? begin : name === 'unsafe' ? unsafe : Reflect.get(target, name, target),
  });
}
