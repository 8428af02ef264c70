import { searchKey } from '../../platform/language/search-key.ts';

/** Rows shown of a single choice while something is searched for. */
const ROWS = 8;

/**
 * A search over every long choice (`select[data-pick]`): what is typed narrows the options, in whatever way its Arabic
 * letters are written; Enter takes the first. What is chosen already always stays. Without script it is the plain choice.
 */
export function searchLongChoices(): void {
  for (const select of document.querySelectorAll<HTMLSelectElement>('select[data-pick]')) watch(select);
}

function watch(select: HTMLSelectElement): void {
  const options = [...select.options].map((option) => ({ option, key: searchKey(option.text) }));
  const { search, found } = build(select);

  const place = (shown: readonly HTMLOptionElement[]) => {
    const chosen = new Set([...select.options].filter(({ selected }) => selected));
    select.replaceChildren(...shown);
    for (const option of shown) option.selected = chosen.has(option);
  };
  const words = () => searchKey(search.value).split(' ').filter(Boolean);
  const matches = () =>
    options
      .filter(({ option, key }) => option.value !== '' && words().every((word) => key.includes(word)))
      .map(({ option }) => option);
  const close = () => {
    search.value = '';
    found.textContent = '';
    place(options.map(({ option }) => option));
    if (!select.multiple) select.size = 0;
  };
  const narrow = () => {
    if (words().length === 0) return close();
    const fitting = new Set(matches());
    const shown = options
      .map(({ option }) => option)
      .filter((option) => option.selected || fitting.has(option));
    place(shown);
    if (!select.multiple) select.size = Math.min(Math.max(shown.length, 2), ROWS);
    found.textContent =
      fitting.size === 0
        ? (select.dataset.pickNone ?? '')
        : (select.dataset.pickFound ?? '').replace('{n}', figures().format(fitting.size));
  };
  const take = () => {
    const [first] = matches();
    if (words().length === 0 || first === undefined) return;
    first.selected = true;
    close();
    select.focus();
    select.dispatchEvent(new Event('change', { bubbles: true }));
  };

  search.addEventListener('input', (event) => {
    // What is searched for is no input of the form: it is not sent, and nothing is unsaved by it.
    event.stopPropagation();
    narrow();
  });
  search.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      take();
    } else if (event.key === 'Escape') {
      close();
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      select.focus();
    }
  });
  if (select.multiple) return;
  select.addEventListener('click', ({ target }) => {
    if (target instanceof HTMLOptionElement && search.value !== '') close();
  });
  select.addEventListener('keydown', (event) => {
    if (search.value === '' || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    close();
  });
  const left = ({ relatedTarget }: FocusEvent) => {
    if (search.value !== '' && relatedTarget !== select && relatedTarget !== search) close();
  };
  search.addEventListener('blur', left);
  select.addEventListener('blur', left);
}

function build(select: HTMLSelectElement) {
  const search = document.createElement('input');
  search.type = 'search';
  search.id = `${select.id}-search`;
  search.className = `input in-sm pick-search${select.classList.contains('w-m') ? ' w-m' : ''}`;
  search.autocomplete = 'off';
  search.placeholder = select.dataset.pick ?? '';
  search.setAttribute('aria-label', select.dataset.pick ?? '');
  search.setAttribute('aria-controls', select.id);
  const found = document.createElement('p');
  found.className = 'tiny';
  found.setAttribute('role', 'status');
  select.before(search);
  select.after(found);
  return { search, found };
}

const figures = () =>
  new Intl.NumberFormat(document.documentElement.lang, {
    numberingSystem: document.documentElement.dataset.digits ?? 'latn',
  });
