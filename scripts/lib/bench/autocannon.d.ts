/** The part of autocannon that the bench uses; the package brings no types. */
declare module 'autocannon' {
  /** One connection. */
  export interface Client {
    readonly pipelinedRequests: { addBody: (bytes: Uint8Array) => void };
  }

  interface Options {
    readonly url: string;
    readonly connections: number;
    /** Seconds. */
    readonly duration: number;
    readonly headers?: Readonly<Record<string, string>>;
    /** Called with each connection before it asks. */
    readonly setupClient?: (client: Client) => void;
  }

  interface Result {
    /** Seconds. */
    readonly duration: number;
    readonly errors: number;
    readonly timeouts: number;
    readonly requests: { readonly total: number };
    readonly statusCodeStats: Readonly<Record<string, { readonly count: number }>>;
  }

  const autocannon: (options: Options) => Promise<Result>;
  export default autocannon;
}
