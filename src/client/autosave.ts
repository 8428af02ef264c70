/** Keeps drafts while somebody writes. What fails is said, and the form's own button keeps it all the same. */

/** How long nobody has typed before what was typed is kept. */
const PAUSE = 2_000;

function keep(form: HTMLFormElement): void {
  const { autosave: address, saving = '', saved = '', failed = '' } = form.dataset;
  if (!address) return;
  const told = document.createElement('p');
  told.className = 'tiny';
  told.setAttribute('role', 'status');
  form.querySelector('.form-foot')?.after(told);
  let timer: number | undefined;
  let under = false;
  let again = false;
  let sent = false;

  const save = async (): Promise<void> => {
    if (sent) return;
    if (under) {
      again = true;
      return;
    }
    under = true;
    told.textContent = saving;
    try {
      const body = new URLSearchParams();
      for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
      const answer = await fetch(address, { method: 'POST', body, headers: { accept: 'application/json' } });
      if (!answer.ok) throw new Error(String(answer.status));
      const { version } = (await answer.json()) as { version: number };
      setVersion(form, version);
      told.textContent = saved;
      form.dispatchEvent(new Event('autosaved'));
    } catch {
      told.textContent = failed;
    } finally {
      under = false;
      if (again) {
        again = false;
        void save();
      }
    }
  };

  form.addEventListener('input', () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void save(), PAUSE);
  });
  form.addEventListener('submit', (event) => {
    // A draft on its way would make the version that is sent an old one.
    window.clearTimeout(timer);
    if (!under) {
      sent = true;
      return;
    }
    event.preventDefault();
    again = false;
    const button = event.submitter;
    const wait = window.setInterval(() => {
      if (under) return;
      window.clearInterval(wait);
      form.requestSubmit(button);
    }, 100);
  });
}

function setVersion(form: HTMLFormElement, version: number): void {
  const known = form.querySelector<HTMLInputElement>('input[name="version"]');
  const field = known ?? document.createElement('input');
  if (known === null) {
    field.type = 'hidden';
    field.name = 'version';
    form.append(field);
  }
  field.value = String(version);
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-autosave]')) keep(form);

export {};
