/** Puts the page at the door together. */
import { keepPage } from '../shelf/keep.ts';
import { startCamera } from './camera.ts';
import { forget, PEOPLE } from './database.ts';
import { createDoor, type Said, UNDO_OFFERED } from './door.ts';
import type { Post } from './judge.ts';
import { createKnowledge, type Person } from './knowledge.ts';
import { createQueue } from './queue.ts';
import { findPeople } from './search.ts';
import { createServer, Refused } from './server.ts';
import { play } from './sound.ts';
import { createSync } from './sync.ts';
import { createView } from './view.ts';
import { type DoorWords, fill } from './words.ts';

/** Milliseconds between two rounds with the server. */
const EVERY = 5_000;
/** Milliseconds by which a device's clock may be off before its people are told. */
const CLOCK = 60_000;
/** Where a device remembers where it stands. */
const remembered = (edition: string): string => `check-in ${edition}`;

export async function startPage(root: HTMLElement): Promise<void> {
  const { checkIn: edition = '', account = '', reader = '', scope = '' } = root.dataset;
  const words = JSON.parse(root.dataset.words ?? '{}') as DoorWords;
  const view = createView(root, words);
  const { part } = view;
  const [knows, queue] = await Promise.all([createKnowledge(edition), createQueue(edition, account)]);
  const post = part<HTMLFormElement>('post');
  const scan = root.querySelector<HTMLInputElement>('#scan');
  const values = () => Object.fromEntries(new FormData(post)) as Record<string, string>;

  const sync = createSync(createServer(`/api/v1/editions/${edition}`), knows, queue, {
    changed: () => draw(),
    corrected: (answer) => {
      const who = answer.person === null ? '' : view.nameOf(answer.person.name);
      const why = answer.reason === null ? '' : (words.reason[answer.reason] ?? '');
      view.attention(fill(words.note.corrected ?? '', { who, why }));
    },
    notUndone: () => view.attention(words.notUndone),
  });
  const here = (): Post | undefined => {
    const { door: id = '', day = '0', session = '', direction } = values();
    const found = knows.kit()?.doors.find((one) => one.id === id);
    return (
      found && {
        door: found.id,
        zone: found.zone,
        session: session === '' ? null : session,
        day: Number(day),
        direction: direction === 'out' ? 'out' : 'in',
      }
    );
  };
  let shownOn = '';
  let chosenOn: string | undefined;
  let undoable: Said | undefined;
  let undoUntil: ReturnType<typeof setTimeout> | undefined;
  const offerUndo = (one: Said | undefined): void => {
    clearTimeout(undoUntil);
    undoable = one?.nonce === null ? undefined : one;
    part('undo').hidden = undoable === undefined;
    if (undoable !== undefined) undoUntil = setTimeout(() => offerUndo(undefined), UNDO_OFFERED);
  };
  const door = createDoor(knows, queue, sync, {
    post: here,
    say(one) {
      play(one.tone);
      view.answer(one);
      const zone = knows.kit()?.edition.timeZone ?? 'UTC';
      view.last(one, view.time(Date.now() - sync.skew(), zone));
      offerUndo(one);
      draw();
    },
  });

  const clear = (): void => {
    if (scan !== null) scan.value = '';
    view.found([], () => {}, '');
  };
  const take = (scanned: string | Person): void => {
    clear();
    scan?.focus();
    void door.take(scanned);
  };
  const look = (): void => {
    const typed = scan?.value.trim() ?? '';
    view.found(typed.startsWith('MQ1:') ? [] : findPeople(typed, knows.everybody()), take, typed);
  };

  function draw(): void {
    const state = sync.state();
    const kit = knows.kit();
    const bound = queue.device() !== undefined;
    const open = state === 'online' || state === 'offline';
    part('state').dataset.state = state;
    const heard = knows.heardAt();
    part('state').textContent = [
      words.state[state],
      state === 'offline' && heard !== undefined && kit !== undefined
        ? fill(words.heard, { time: view.time(heard - sync.skew(), kit.edition.timeZone) })
        : '',
    ]
      .filter(Boolean)
      .join(' ');
    const count = queue.count();
    part('waiting').textContent = count === 0 ? '' : fill(words.waiting, { count: view.number(count) });
    part('waiting').dataset.count = String(count);
    part('bind').hidden = bound || state !== 'online';
    const walkIn = part<HTMLAnchorElement>('walk-in');
    walkIn.hidden = state !== 'online';
    walkIn.search = new URLSearchParams({ door: values().door ?? '' }).toString();
    part('walk-in-offline').hidden = state === 'online';
    part('work').hidden = !bound || kit === undefined || !open;
    const clock = Math.abs(sync.skew()) > CLOCK;
    view.note(
      words.note[state] ??
        (kit !== undefined && kit.doors.length === 0
          ? (words.note['no-doors'] ?? '')
          : clock
            ? words.clock
            : ''),
    );
    if (kit !== undefined) {
      const kept = JSON.parse(localStorage.getItem(remembered(edition)) ?? '{}') as Partial<
        Record<string, string>
      >;
      const today = new Intl.DateTimeFormat('en-CA', { timeZone: kit.edition.timeZone }).format(
        Date.now() - sync.skew(),
      );
      // A day that was chosen by hand holds until midnight: a phone that lies there until the morning is of the new day.
      const day = chosenOn === today ? Number(values().day) : Math.max(0, kit.edition.days.indexOf(today));
      shownOn = today;
      view.choices(kit, { door: kept.door ?? '', day, session: values().session ?? '' });
    }
  }

  post.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLSelectElement && target.name === 'day') chosenOn = shownOn;
    localStorage.setItem(remembered(edition), JSON.stringify({ door: values().door }));
    draw();
  });
  part<HTMLFormElement>('scan').addEventListener('submit', (event) => {
    event.preventDefault();
    const typed = scan?.value ?? '';
    if (/^\s*MQ1:/i.test(typed)) return take(typed);
    const [only, more] = findPeople(typed, knows.everybody());
    // Enter takes the only one that fits; of several, somebody picks.
    if (only !== undefined && more === undefined) take(only);
    else look();
  });
  scan?.addEventListener('input', look);
  // A scanner types wherever the focus is: what it types belongs into the field.
  document.addEventListener('keydown', ({ key, target, ctrlKey, metaKey, altKey }) => {
    const elsewhere =
      target instanceof Element && target.closest('input, select, button, a, textarea') !== null;
    if (key.length === 1 && !elsewhere && !ctrlKey && !metaKey && !altKey) scan?.focus();
  });
  part('undo').addEventListener('click', () => {
    if (undoable === undefined) return;
    void door.undo(undoable).then(draw);
    view.undone(undoable);
    offerUndo(undefined);
    scan?.focus();
  });
  part<HTMLFormElement>('bind').addEventListener('submit', async (event) => {
    event.preventDefault();
    const name = String(new FormData(event.target as HTMLFormElement).get('name') ?? '').trim();
    try {
      const device = await createServer(`/api/v1/editions/${edition}`).register(name);
      await queue.bind({ id: device.id, accountId: device.accountId, name });
      await sync.run();
    } catch (error) {
      view.note(error instanceof Refused ? error.message : (words.note.offline ?? ''));
    }
  });
  let stopCamera: (() => void) | undefined;
  part('camera').addEventListener('click', async () => {
    const video = part<HTMLVideoElement>('video');
    if (stopCamera === undefined) {
      try {
        stopCamera = await startCamera(video, reader, (code) => take(code));
      } catch {
        view.note(words.noCamera);
      }
    } else {
      stopCamera();
      stopCamera = undefined;
    }
    video.hidden = stopCamera === undefined;
    part('camera').setAttribute('aria-pressed', String(stopCamera !== undefined));
  });
  root.querySelector('form[action$="/sign-out"]')?.addEventListener('submit', async (event) => {
    event.preventDefault();
    await forget(PEOPLE);
    HTMLFormElement.prototype.submit.call(event.target as HTMLFormElement);
  });

  draw();
  addEventListener('online', () => void sync.run());
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) void sync.run();
  });
  setInterval(() => void sync.run(), EVERY);
  void keepPage('/check-in-worker.js', scope, [reader]);
  await sync.run();
  scan?.focus();
}
