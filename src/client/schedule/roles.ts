/** Roles of the grid as assistive technology expects them: the library's own promise children that it does not have. */
export function correctRoles(frame: HTMLElement): void {
  const correct = (): void => {
    for (const part of frame.querySelectorAll('[role]')) {
      const role = part.getAttribute('role');
      if (part.classList.contains('ec-event')) part.removeAttribute('tabindex');
      if (role !== null && role !== 'none') part.removeAttribute('role');
      part.removeAttribute('aria-colindex');
      part.removeAttribute('aria-rowindex');
    }
  };
  correct();
  new MutationObserver(correct).observe(frame, { subtree: true, childList: true });
}
