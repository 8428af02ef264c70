/** What others do on the schedule, as it happens. */
interface Told {
  readonly revision: number;
  readonly steps: readonly {
    readonly id: string;
    readonly kind: string;
    readonly by: string | null;
    readonly codes: readonly string[];
  }[];
}

export interface LiveActs {
  revised(told: Told): Promise<void>;
  lost(): void;
  back(): void;
}

/** Follows the stream; the browser itself connects again and says what it heard last. */
export function followSchedule(address: string, acts: LiveActs): void {
  const stream = new EventSource(address);
  let lost = false;
  stream.addEventListener(
    'revised',
    (event) => void acts.revised(JSON.parse((event as MessageEvent<string>).data) as Told),
  );
  stream.addEventListener('open', () => {
    if (lost) acts.back();
    lost = false;
  });
  stream.addEventListener('error', () => {
    if (!lost) acts.lost();
    lost = true;
  });
  window.addEventListener('pagehide', () => stream.close());
}
