/** After a refused form the summary takes the focus, so that it is read and its links are at hand. */
export function focusErrors(): void {
  document.querySelector<HTMLElement>('[data-focus]')?.focus();
}

/** Asks before leaving a form whose input is not saved. The browser words the question itself. */
export function guardUnsavedForms(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-guard]')) {
    let changed = false;
    form.addEventListener('input', () => {
      changed = true;
    });
    form.addEventListener('submit', () => {
      changed = false;
    });
    form.addEventListener('autosaved', () => {
      changed = false;
    });
    window.addEventListener('beforeunload', (event) => {
      if (changed) event.preventDefault();
    });
  }
}
