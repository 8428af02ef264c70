import { PEOPLE } from '../check-in/database.ts';

/** Whoever signs out leaves nobody's name on the device: the list kept for the door goes with the sign-in. */
export function forgetPeopleAtSignOut(): void {
  document.addEventListener('submit', ({ target }) => {
    if (
      target instanceof HTMLFormElement &&
      new URL(target.getAttribute('action') ?? '', location.href).pathname.endsWith('/sign-out')
    ) {
      indexedDB.deleteDatabase(PEOPLE);
    }
  });
}
