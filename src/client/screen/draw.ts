import {
  minutesLeft,
  nowAndNext,
  progressOf,
  type ScreenData,
  type ScreenSession,
} from '../../features/agendas/rules/now-next.ts';

export type ScreenLanguage = 'ar' | 'en';

/** At which moment, in which language, and since when nothing was heard. */
export interface Moment {
  readonly language: ScreenLanguage;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly staleSince: number | undefined;
}

const slot = (root: ParentNode, name: string): HTMLElement | null =>
  root.querySelector<HTMLElement>(`[data-slot="${name}"]`);

/** Writes only what differs: nothing flickers, and readers aloud are not told the same again. */
function write(root: ParentNode, name: string, text: string): void {
  const element = slot(root, name);
  if (element && element.textContent !== text) element.textContent = text;
}

function writeOrHide(root: ParentNode, name: string, text: string): void {
  const element = slot(root, name);
  if (!element) return;
  if (element.hidden !== (text === '')) element.hidden = text === '';
  write(root, name, text);
}

/** Draws what a moment shows. */
export function drawScreen(screen: HTMLElement, data: ScreenData, moment: Moment): void {
  const { language, at, staleSince } = moment;
  const words = data.words[language];
  const numbers = language === 'ar' ? data.digits : 'latn';
  const clock = new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: data.zone,
    numberingSystem: numbers,
  });
  const root = document.documentElement;
  if (root.lang !== language) {
    root.lang = language;
    root.dir = language === 'ar' ? 'rtl' : 'ltr';
  }
  const view = nowAndNext(data.sessions, at);
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: data.zone }).format(at);
  write(screen, 'place', words.place);
  write(screen, 'clock', clock.format(at));
  write(screen, 'now-title', words.now);
  write(screen, 'next-title', words.next);
  writeOrHide(screen, 'none', view.now.length > 0 ? '' : view.over ? words.over : words.nothingNow);
  writeOrHide(
    screen,
    'stale',
    staleSince === undefined ? '' : words.stale.replace('{time}', clock.format(staleSince)),
  );
  const next = screen.querySelector<HTMLElement>('[data-part="next"]');
  if (next) next.hidden = view.next.length === 0;

  const minutes = new Intl.NumberFormat(language, { numberingSystem: numbers, useGrouping: false });
  drawList(screen, 'now', view.now, (article, session) => {
    fill(article, session, language, '');
    const progress = article.querySelector('progress');
    if (progress) progress.value = Math.round(progressOf(session, at) * 100);
    const part = article.querySelector<HTMLElement>('[data-part="progress"]');
    if (part) part.hidden = session.cancelled;
    write(article, 'left', words.left.replace('{minutes}', minutes.format(minutesLeft(session, at))));
  });
  drawList(screen, 'next', view.next, (article, session) =>
    fill(article, session, language, session.day === today ? '' : session[language].day),
  );
}

/** As many articles as there are sessions, each filled anew. */
function drawList(
  screen: HTMLElement,
  name: 'now' | 'next',
  sessions: readonly ScreenSession[],
  draw: (article: HTMLElement, session: ScreenSession) => void,
): void {
  const list = screen.querySelector<HTMLElement>(`[data-list="${name}"]`);
  const template = document.querySelector<HTMLTemplateElement>(`[data-template="${name}"]`);
  if (!list || !template) return;
  while (list.children.length > sessions.length) list.lastElementChild?.remove();
  while (list.children.length < sessions.length) list.append(template.content.cloneNode(true));
  for (const [index, session] of sessions.entries()) {
    const article = list.children[index];
    if (article instanceof HTMLElement) draw(article, session);
  }
}

function fill(article: HTMLElement, session: ScreenSession, language: ScreenLanguage, day: string): void {
  const said = session[language];
  article.className = [
    'on-screen',
    `theme-${session.theme}`,
    session.cancelled ? 'is-cancelled' : '',
    session.moved ? 'is-moved' : '',
  ]
    .filter(Boolean)
    .join(' ');
  write(article, 'time', said.time);
  write(article, 'kind', said.kind);
  write(article, 'room', said.room);
  write(article, 'title', said.title);
  writeOrHide(article, 'mark', said.mark);
  writeOrHide(article, 'day', day);
  const people = slot(article, 'people');
  if (people && people.dataset.said !== said.people.join('\n')) {
    people.dataset.said = said.people.join('\n');
    people.replaceChildren(
      ...said.people.map((name) => {
        const item = document.createElement('li');
        item.textContent = name;
        return item;
      }),
    );
  }
}
