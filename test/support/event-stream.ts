import { request } from 'node:http';
import { testConfig } from './app.ts';

export interface EventStream {
  readonly status: number | undefined;
  /** Everything that has come so far. */
  text(): string;
  /** Waits until the text holds something. @returns milliseconds that it took */
  until(part: string): Promise<number>;
  readonly ended: Promise<void>;
  close(): void;
}

/** Follows an address of a test's server as a browser's EventSource does. */
export function followEvents(
  address: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<EventStream> {
  const { host } = new URL(testConfig().publicUrl);
  return new Promise((resolve, reject) => {
    const asked = request(
      address,
      { headers: { host, accept: 'text/event-stream', ...headers } },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        resolve({
          status: answer.statusCode,
          text: () => text,
          async until(part) {
            const began = Date.now();
            while (!text.includes(part)) {
              if (Date.now() - began > 5_000) throw new Error(`No "${part}" in: ${text}`);
              await new Promise((go) => setTimeout(go, 10));
            }
            return Date.now() - began;
          },
          ended: new Promise((end) => answer.once('close', () => end())),
          close: () => asked.destroy(),
        });
      },
    );
    asked.on('error', reject).end();
  });
}
