/** The text on the wall: the page is asked for anew when anything of it changed, and its words take the place of the old. */
const SCREEN = '[data-text-screen]';

const shown = document.querySelector<HTMLElement>(SCREEN);
if (shown !== null) {
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
        .querySelector<HTMLElement>(SCREEN);
      const now = document.querySelector<HTMLElement>(SCREEN);
      if (fresh === null || now === null) return;
      now.replaceChildren(...fresh.childNodes);
    } catch {
      // The next event brings the next try.
    } finally {
      busy = false;
      if (again) {
        again = false;
        void refresh();
      }
    }
  };
  let said = shown.dataset.state ?? '';
  const stream = new EventSource(shown.dataset.textScreen ?? '');
  stream.addEventListener('changed', ({ data }: MessageEvent<string>) => {
    const { state } = JSON.parse(data) as { state: string };
    if (state === said) return;
    said = state;
    void refresh();
  });
  addEventListener('pagehide', () => stream.close());
}
