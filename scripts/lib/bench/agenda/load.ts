import autocannon, { type Client } from 'autocannon';

/** A request that is sent over and over. */
export interface Target {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The status that every answer must have. */
  readonly status: number;
}

/**
 * Leaves bodies unread: autocannon decodes each into a string, 15 nanoseconds a byte, and would measure itself.
 * The statuses are still counted.
 */
const leaveBodies = (client: Client): void => {
  client.pipelinedRequests.addBody = () => {};
};

/** Connections that keep asking, as in the measurements that the targets come from. */
const CONNECTIONS = 64;

/**
 * Requests a second that a server answers under load.
 * @throws when an answer fails or has another status: such a rate would mean nothing
 */
export async function requestRate({ url, headers, status }: Target, seconds: number): Promise<number> {
  const result = await autocannon({
    url,
    headers,
    connections: CONNECTIONS,
    duration: seconds,
    setupClient: leaveBodies,
  });
  const statuses = Object.keys(result.statusCodeStats);
  if (result.errors > 0 || result.timeouts > 0 || statuses.some((found) => Number(found) !== status)) {
    throw new Error(
      `${url} was to answer ${status} throughout; it answered ${statuses.join(', ')} with ${result.errors} errors and ${result.timeouts} timeouts.`,
    );
  }
  return result.requests.total / result.duration;
}
