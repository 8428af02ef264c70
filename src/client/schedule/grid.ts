/** Rooms as columns, time downwards: drawn, dragged and resized by the event calendar. */
import { type Calendar, createCalendar, Interaction, ResourceTimeGrid } from '@event-calendar/core';
import '@event-calendar/core/index.css';
import type { PlacedAt } from '../../features/scheduling/rules/facts.ts';
import { blockClasses, blockContent } from './block.ts';
import { hoursOf, instantOf, wallText } from './clock.ts';
import { element } from './dom.ts';
import { type Board, type BoardSession, NOWHERE } from './state.ts';

/** What the grid tells whoever holds it. */
export interface GridActs {
  /** A block was dropped or resized. */
  placed(session: BoardSession, at: PlacedAt): void;
  /** A block was dropped on the pool. */
  pooled(session: BoardSession): void;
  chosen(session: BoardSession, block: HTMLElement): void;
}

/** Pixels of a minute, of a line of a block, and of what its frame takes; as schedule.css has them. */
const PER_MINUTE = 1.4;
const LINE = 17;
const INSET = 10;

export type Grid = ReturnType<typeof createGrid>;

export function createGrid(board: Board, frame: HTMLElement, acts: GridActs) {
  const { timeZone } = board.settings;
  const separator = board.settings.language === 'ar' ? '، ' : ', ';
  let dragging = false;
  let onPool = false;
  const sessionOf = (event: Calendar.Event): BoardSession | undefined => board.sessions.get(String(event.id));
  const roomOf = (id: string | number | undefined): string | null =>
    id === undefined || id === NOWHERE ? null : String(id);

  /** Where an event stands as it is drawn. */
  function placeOf(event: Pick<Calendar.Event, 'start' | 'end' | 'resourceIds'>): PlacedAt | undefined {
    const [start, end] = [instantOf(event.start, timeZone), instantOf(event.end, timeZone)];
    return start === undefined || end === undefined
      ? undefined
      : { start, end, roomId: roomOf(event.resourceIds.at(-1)) };
  }

  /** What an event breaks: where it stands, or where it is being dragged to. */
  function brokenBy(event: Calendar.Event, session: BoardSession) {
    if (event.display !== 'preview') return board.worstOf(session.id);
    const at = placeOf(event);
    return at && board.wouldBreak(session.id, at);
  }

  function day() {
    const { facts } = board.schedule;
    return facts.days.find((one) => one.day === board.day) ?? facts.days[0];
  }

  function events(): Calendar.EventInput[] {
    const shown = day();
    if (shown === undefined) return [];
    const { mayChange, facts } = board.schedule;
    return [...board.sessions.values()].flatMap((session): Calendar.EventInput[] => {
      const { at } = session;
      if (at === null || session.cancelled || at.start < shown.start || at.start >= shown.end) return [];
      const free = mayChange && !session.pinned;
      const times = { start: wallText(at.start, timeZone), end: wallText(at.end, timeZone) };
      const block: Calendar.EventInput = {
        ...times,
        id: session.id,
        resourceIds: [at.roomId ?? NOWHERE],
        title: session.title,
        startEditable: free,
        durationEditable: free,
      };
      return session.common
        ? [
            block,
            {
              ...times,
              id: `${session.id} everywhere`,
              resourceIds: facts.rooms.map(({ id }) => id).filter((id) => id !== at.roomId),
              title: session.title,
              display: 'background',
            },
          ]
        : [block];
    });
  }

  /** Columns: the rooms, and one for what is in none where there is such a thing. */
  function columns(): Calendar.ResourceInput[] {
    const { facts } = board.schedule;
    const shown = day();
    const roomless = facts.sessions.some(
      ({ at }) =>
        at !== null &&
        at.roomId === null &&
        shown !== undefined &&
        at.start >= shown.start &&
        at.start < shown.end,
    );
    return [
      ...(roomless ? [{ id: NOWHERE, title: board.word('no-room') }] : []),
      ...facts.rooms.map(({ id, capacity }) => ({
        id,
        title: board.roomName(id),
        extendedProps: { capacity },
      })),
    ];
  }

  function hours() {
    const shown = day();
    const spans = facts().flatMap(({ at }) =>
      at !== null && shown !== undefined && at.start >= shown.start && at.start < shown.end ? [at] : [],
    );
    return hoursOf(spans, { day: board.day, timeZone });
  }
  const facts = () => board.schedule.facts.sessions;

  frame.replaceChildren();
  const { from, to } = hours();
  const calendar = createCalendar(frame, [ResourceTimeGrid, Interaction], {
    view: 'resourceTimeGridDay',
    date: board.day,
    locale: board.root.dataset.locale ?? 'en-GB',
    slotMinTime: from,
    slotMaxTime: to,
    slotDuration: '00:30',
    slotHeight: PER_MINUTE * 30,
    snapDuration: '00:15',
    slotLabelFormat: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    allDaySlot: false,
    headerToolbar: { start: '', center: '', end: '' },
    height: '100%',
    columnWidth: 'minmax(9.5rem, 1fr)',
    slotEventOverlap: false,
    eventLongPressDelay: 400,
    nowIndicator: true,
    resources: columns(),
    events: events(),
    resourceLabelContent: ({ resource }) => {
      const name = document.createElement('span');
      name.textContent = String(resource.title);
      const seats = resource.extendedProps.capacity;
      if (typeof seats !== 'number') return { domNodes: [name] };
      const note = document.createElement('small');
      note.textContent = new Intl.NumberFormat(board.root.dataset.locale).format(seats);
      return { domNodes: [name, note] };
    },
    eventClassNames: ({ event }) => {
      if (event.display === 'background') return ['everywhere'];
      const session = sessionOf(event);
      return session === undefined ? [] : blockClasses(session, brokenBy(event, session));
    },
    eventContent: ({ event }) => {
      const session = sessionOf(event);
      if (session === undefined) return { domNodes: [] };
      const at = placeOf(event) ?? session.at;
      const time = at === null ? '' : board.timesOf(at);
      const minutes = at === null ? session.minutes : (at.end - at.start) / 60_000;
      const lines = Math.max(1, Math.floor((minutes * PER_MINUTE - INSET) / LINE));
      const broken = brokenBy(event, session);
      const content = blockContent(board, session, time, broken, lines);
      if (event.display !== 'auto') return { domNodes: content };
      // What the calendar draws takes no role that fits; a button inside it does.
      const open = element(
        'button',
        {
          type: 'button',
          class: 'blk-open',
          'data-session': session.id,
          title: [
            session.title,
            broken === undefined ? '' : board.reason(broken),
            time,
            session.names.join(separator),
          ]
            .filter((one) => one !== '')
            .join('\n'),
        },
        ...content,
      );
      open.addEventListener('keydown', (press) => {
        if (press.key === 'Enter' || press.key === ' ') press.stopPropagation();
      });
      return { domNodes: [open] };
    },
    eventClick: ({ el, event }) => {
      const session = sessionOf(event);
      if (session !== undefined) acts.chosen(session, el);
    },
    eventDragStart: () => {
      dragging = true;
    },
    eventResizeStart: () => {
      dragging = true;
    },
    eventDragStop: ({ jsEvent }) => {
      dragging = false;
      const { clientX, clientY } = jsEvent as unknown as PointerEvent;
      onPool = document.elementFromPoint(clientX, clientY)?.closest('[data-pool]') != null;
    },
    eventResizeStop: () => {
      dragging = false;
    },
    eventDrop: ({ event, revert }) => done(event, revert),
    eventResize: ({ event, revert }) => done(event, revert),
  });

  function done(event: Calendar.Event, undo: () => void): void {
    const session = sessionOf(event);
    if (session === undefined) return;
    if (onPool) {
      onPool = false;
      undo();
      acts.pooled(session);
      return;
    }
    const at = placeOf(event);
    const same =
      at?.start === session.at?.start && at?.end === session.at?.end && at?.roomId === session.at?.roomId;
    if (at === undefined || same) undo();
    else acts.placed(session, at);
  }

  return {
    /** Whether something is being dragged: what comes from the server waits. */
    isDragging: (): boolean => dragging,
    /** Draws the day and the schedule as they are now. */
    redraw(): void {
      const next = hours();
      const focused = (document.activeElement as HTMLElement | null)?.dataset.session;
      calendar
        .setOption('slotMinTime', next.from)
        .setOption('slotMaxTime', next.to)
        .setOption('date', board.day)
        .setOption('resources', columns())
        .setOption('events', events());
      if (focused !== undefined)
        requestAnimationFrame(() => blockOf(focused)?.focus({ preventScroll: true }));
    },
    /** Shows a block elsewhere before the server has said so. */
    show(session: BoardSession, at: PlacedAt): void {
      const event = calendar.getEventById(session.id);
      if (event === null) return;
      calendar.updateEvent({
        ...event,
        start: wallText(at.start, timeZone),
        end: wallText(at.end, timeZone),
        resourceIds: [at.roomId ?? NOWHERE],
      } as Calendar.EventInput);
    },
    /** Room and instant under a point; undefined beside the grid. */
    at(x: number, y: number): { readonly roomId: string | null; readonly start: number } | undefined {
      const found = calendar.dateFromPoint(x, y);
      if (found?.resource === undefined) return undefined;
      const start = instantOf(found.date, timeZone);
      return start === undefined ? undefined : { start, roomId: roomOf(found.resource.id) };
    },
    blockOf,
    /** Ids of the columns in their order. */
    roomIds: (): (string | null)[] => columns().map(({ id }) => roomOf(id)),
  };

  function blockOf(id: string): HTMLElement | null {
    return frame.querySelector<HTMLElement>(`[data-session="${id}"]`);
  }
}
