/** Milliseconds of rest after which a search is sent. */
const REST = 350;

/**
 * Filters act at once: the list is fetched and put in place, the address follows, the focus stays. When the
 * answer is not such a list (signed out, an error) the page is loaded as a form would do. `after` runs
 * on the new list.
 */
export function submitFiltersAtOnce(after: () => void): void {
  document.addEventListener('change', (event) => {
    const field = event.target;
    const form = formOf(field);
    if (!form || (field instanceof HTMLElement && (field.dataset.manual !== undefined || isSearch(field))))
      return;
    void load(form, after);
  });
  let rest: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener('input', (event) => {
    const form = formOf(event.target);
    if (!form || !isSearch(event.target)) return;
    clearTimeout(rest);
    rest = setTimeout(() => void load(form, after), REST);
  });
}

const isSearch = (field: unknown) => field instanceof HTMLInputElement && field.type === 'search';

function formOf(field: unknown): HTMLFormElement | undefined {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) return undefined;
  return field.form?.hasAttribute('data-auto-submit') ? field.form : undefined;
}

let latest: AbortController | undefined;

async function load(form: HTMLFormElement, after: () => void): Promise<void> {
  const bench = form.closest<HTMLElement>('[data-workbench]');
  if (!bench) {
    form.requestSubmit();
    return;
  }
  latest?.abort();
  latest = new AbortController();
  const address = addressOf(form);
  bench.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(address, { signal: latest.signal, headers: { accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.getElementById(bench.id);
    if (!answer.ok || !fresh) throw new Error('not a list');
    replace(bench, fresh);
    announce(fresh.querySelector('[data-result]')?.textContent ?? '');
    history.replaceState(null, '', address);
    after();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return;
    location.assign(address);
  }
}

function addressOf(form: HTMLFormElement): string {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value !== '') query.append(name, value);
  }
  const text = query.toString();
  // Not `form.action`: a field of that name would stand in its place.
  const address = new URL(form.getAttribute('action') || location.pathname, location.href).pathname;
  return text === '' ? address : `${address}?${text}`;
}

/** Puts the new list in place; the field being typed in keeps focus, text and caret. */
function replace(bench: HTMLElement, fresh: HTMLElement): void {
  const active = document.activeElement;
  const id = active instanceof HTMLElement && bench.contains(active) ? active.id : '';
  const typed = active instanceof HTMLInputElement && active.type === 'search' ? active : undefined;
  bench.replaceWith(fresh);
  const again = id === '' ? null : document.getElementById(id);
  if (again instanceof HTMLInputElement && typed) {
    const caret = typed.selectionStart;
    again.value = typed.value;
    again.focus();
    if (caret !== null) again.setSelectionRange(caret, caret);
  } else {
    again?.focus();
  }
}

/** One live region for the page: a region that comes with the list would not be read. */
function announce(text: string): void {
  const region = document.querySelector('[data-announce]') ?? document.createElement('p');
  if (!region.isConnected) {
    region.className = 'vh';
    region.setAttribute('role', 'status');
    region.setAttribute('data-announce', '');
    document.body.append(region);
  }
  region.textContent = text;
}
