/**
 * Questions before an act work without a script: as <details>, or as a link to a page that asks, with the same question
 * in a <template> beside it. With a script both open as a dialog: focus moves in, Escape and "back" lead out.
 */
export function openConfirmsAsDialogs(): void {
  document.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : undefined;
    const link = target?.closest('a[data-ask]');
    const asked = link?.nextElementSibling;
    // With a key held the link is meant as one: a new tab, a download.
    const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (link instanceof HTMLElement && asked instanceof HTMLTemplateElement && plain) {
      const box = asked.content.cloneNode(true) as DocumentFragment;
      const question = box.querySelector<HTMLElement>('.confirm-box');
      if (!question) return;
      event.preventDefault();
      show(question, () => link.focus());
      return;
    }
    const summary = target?.closest('summary');
    const details = summary?.parentElement;
    if (!(details instanceof HTMLDetailsElement) || !details.hasAttribute('data-confirm')) return;
    const box = details.querySelector<HTMLElement>('.confirm-box');
    if (!box) return;
    event.preventDefault();
    show(box, () => {
      details.append(box);
      summary?.focus();
    });
  });
}

function show(box: HTMLElement, closed: () => void): void {
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
    closed();
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
}
