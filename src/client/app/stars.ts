/**
 * Stars that are set without leaving the page. Whoever is not signed in, and whatever goes wrong, takes the form's own
 * way.
 */
export function setStars(): void {
  document.addEventListener('click', (event) => {
    const star =
      event.target instanceof Element ? event.target.closest<HTMLButtonElement>('button[data-star]') : null;
    const api = star?.form?.dataset.stars;
    if (!star || !api || star.dataset.busy !== undefined) return;
    event.preventDefault();
    void set(star, api);
  });
}

async function set(star: HTMLButtonElement, api: string): Promise<void> {
  const on = star.value === '1';
  star.dataset.busy = '';
  try {
    const answer = await fetch(`${api}/${star.dataset.star}`, { method: on ? 'PUT' : 'DELETE' });
    if (!answer.ok) throw new Error(String(answer.status));
    for (const same of document.querySelectorAll<HTMLButtonElement>(
      `button[data-star="${star.dataset.star}"]`,
    )) {
      same.setAttribute('aria-pressed', String(on));
      same.value = on ? '0' : '1';
    }
  } catch {
    star.form?.requestSubmit(star);
  } finally {
    delete star.dataset.busy;
  }
}
