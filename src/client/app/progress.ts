/** Failures in a row after which a page stops asking: the link to refresh is still there. */
const PATIENCE = 5;

/**
 * Parts of a page that say how far long work is: `data-refresh` gives the seconds between two looks. The part is
 * replaced by the same part of the same address, until that one has nothing left to wait for. `after` runs on the new part.
 */
export function followProgress(after: () => void): void {
  for (const part of document.querySelectorAll<HTMLElement>('[data-refresh]')) void follow(part, after);
}

async function follow(first: HTMLElement, after: () => void): Promise<void> {
  let part = first;
  let failures = 0;
  while (part.dataset.refresh !== undefined && failures < PATIENCE) {
    await new Promise((go) => setTimeout(go, Number(part.dataset.refresh) * 1000));
    const next = document.hidden ? part : await fetchPart(part.id);
    failures = next === undefined ? failures + 1 : 0;
    if (next === undefined || next === part) continue;
    part.replaceWith(next);
    part = next;
    after();
  }
}

async function fetchPart(id: string): Promise<HTMLElement | undefined> {
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
    if (!answer.ok) return undefined;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    return page.getElementById(id) ?? undefined;
  } catch {
    return undefined;
  }
}
