/**
 * Passkeys: the forms that ask for one (`data-passkey`) get what the browser needs, let it ask its owner, and send its
 * answer as a field of the form. Where the browser knows no passkeys, the forms stay hidden.
 */
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';

async function optionsFor(form: HTMLFormElement): Promise<unknown> {
  const answer = await fetch(form.dataset.options ?? '', { method: 'POST' });
  if (!answer.ok) throw new Error(`The options of the passkey came with ${answer.status}.`);
  return answer.json();
}

async function answerOf(form: HTMLFormElement): Promise<unknown> {
  const optionsJSON = (await optionsFor(form)) as never;
  return form.dataset.passkey === 'create'
    ? startRegistration({ optionsJSON })
    : startAuthentication({ optionsJSON });
}

function wakeUp(form: HTMLFormElement): void {
  const button = form.querySelector('button');
  const failed = form.querySelector<HTMLElement>('[data-failed]');
  const field = form.querySelector<HTMLInputElement>('input[name=passkey]');
  if (button === null || field === null) return;
  button.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    button.disabled = true;
    if (failed !== null) failed.hidden = true;
    answerOf(form)
      .then((answer) => {
        field.value = JSON.stringify(answer);
        form.submit();
      })
      .catch(() => {
        // Dismissed, timed out or refused: the page says so, and one may try again.
        button.disabled = false;
        if (failed !== null) failed.hidden = false;
      });
  });
}

if (browserSupportsWebAuthn()) {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) wakeUp(form);
}
