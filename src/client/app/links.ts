/** Milliseconds the word of success stays on the button. */
const PRAISE = 2500;

/** Buttons that copy the address of the present view; shown only where copying is possible. */
export function copyLinks(): void {
  if (!navigator.clipboard) return;
  const reveal = () => {
    for (const button of document.querySelectorAll<HTMLElement>('[data-copy-link]')) button.hidden = false;
  };
  reveal();
  new MutationObserver(reveal).observe(document.body, { childList: true, subtree: true });
  document.addEventListener('click', (event) => {
    const button =
      event.target instanceof Element ? event.target.closest<HTMLElement>('[data-copy-link]') : null;
    if (!button) return;
    void copy(button);
  });
}

async function copy(button: HTMLElement): Promise<void> {
  const label = button.querySelector('span') ?? button;
  const before = label.textContent;
  await navigator.clipboard.writeText(button.dataset.address ?? location.href);
  label.textContent = button.dataset.copyLink ?? before;
  label.setAttribute('role', 'status');
  setTimeout(() => {
    label.textContent = before;
    label.removeAttribute('role');
  }, PRAISE);
}
