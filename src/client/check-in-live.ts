/** Counts that follow what happens at the doors: the page is asked for anew, and its counts take the place of the old. */
const MARK = '[data-live-counts]';
/** Milliseconds between two refreshes: a crowd at the doors makes no crowd at the server. */
const PAUSE = 2_000;

const region = document.querySelector<HTMLElement>(MARK);
if (region !== null) {
  let busy = false;
  let again = false;
  const refresh = async (): Promise<void> => {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    try {
      const answer = await fetch(location.href, { cache: 'no-store' });
      if (!answer.ok || answer.redirected) return;
      const fresh = new DOMParser()
        .parseFromString(await answer.text(), 'text/html')
        .querySelector<HTMLElement>(MARK);
      const now = document.querySelector<HTMLElement>(MARK);
      if (fresh === null || now === null) return;
      // What somebody has opened stays open.
      const opened = [...now.querySelectorAll('details')].map((one) => one.open);
      for (const [index, details] of [...fresh.querySelectorAll('details')].entries()) {
        details.open = opened[index] ?? false;
      }
      now.replaceChildren(...fresh.childNodes);
      now.dataset.sequence = fresh.dataset.sequence ?? '';
    } catch {
      // The next event brings the next try.
    } finally {
      await new Promise((done) => setTimeout(done, PAUSE));
      busy = false;
      if (again) {
        again = false;
        void refresh();
      }
    }
  };
  const stream = new EventSource(region.dataset.liveCounts ?? '');
  stream.addEventListener('counts', ({ data }: MessageEvent<string>) => {
    const { sequence } = JSON.parse(data) as { sequence: number };
    // What the page shows already may be said again, after a network that was away and first of all.
    if (String(sequence) !== region.dataset.sequence) void refresh();
  });
  addEventListener('pagehide', () => stream.close());
}
