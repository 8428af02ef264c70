/**
 * Questions before an act are written as <details>, so that they work without a script. With one they
 * open as a dialog: focus moves in, Escape and "back" lead out.
 */
export function openConfirmsAsDialogs(): void {
  document.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : undefined;
    const summary = target?.closest('summary');
    const details = summary?.parentElement;
    if (!(details instanceof HTMLDetailsElement) || !details.hasAttribute('data-confirm')) return;
    event.preventDefault();
    show(details);
  });
}

function show(details: HTMLDetailsElement): void {
  const box = details.querySelector<HTMLElement>('.confirm-box');
  if (!box) return;
  const dialog = document.createElement('dialog');
  dialog.className = 'dialog';
  const title = box.querySelector<HTMLElement>('strong');
  if (title) {
    title.id ||= `confirm-${Math.random().toString(36).slice(2)}`;
    dialog.setAttribute('aria-labelledby', title.id);
  }
  const back = box.querySelector<HTMLElement>('[data-close]');
  if (back) {
    back.hidden = false;
    back.onclick = () => dialog.close();
  }
  dialog.append(box);
  dialog.addEventListener('close', () => {
    details.append(box);
    dialog.remove();
    details.querySelector('summary')?.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
}
