/** Milliseconds between two looks at the clock. */
const EVERY = 30_000;

/**
 * Moves the line of the present moment down the agenda. The server has drawn it where it was when the page
 * was made; `data-agenda-start` is the instant of the grid's first row, a row is a quarter of an hour, and
 * `data-agenda-cuts` names the rows that are left out: `33:8` is eight of them from the thirty-third.
 */
export function keepNowLine(): void {
  const agenda = document.querySelector<HTMLElement>('[data-agenda-start]');
  const line = agenda?.querySelector<HTMLElement>('.now');
  if (!agenda || !line) return;
  const start = Date.parse(agenda.dataset.agendaStart ?? '');
  const rows = Number(agenda.dataset.agendaRows ?? '96');
  const zone = agenda.dataset.zone;
  if (Number.isNaN(start)) return;
  const cuts = (agenda.dataset.agendaCuts ?? '').split(' ').flatMap((written) => {
    const [from, count] = written.split(':').map(Number);
    return from && count ? [{ from, count }] : [];
  });

  const clock = new Intl.DateTimeFormat(document.documentElement.lang, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    numberingSystem: document.documentElement.dataset.digits ?? 'latn',
    ...(zone === undefined ? {} : { timeZone: zone }),
  });
  const move = () => {
    const whole = Math.floor((Date.now() - start) / 900_000) + 1;
    const row = cuts.reduce((at, { from, count }) => at - Math.min(count, Math.max(0, whole - from)), whole);
    line.hidden = row < 1 || row > rows;
    line.className = `now at-${Math.min(Math.max(row, 1), rows)}`;
    const time = line.querySelector('time');
    const shown = line.querySelector('.now-time');
    if (time && shown) {
      shown.textContent = clock.format(Date.now());
      time.dateTime = new Date().toISOString();
    }
  };
  move();
  setInterval(move, EVERY);
}
