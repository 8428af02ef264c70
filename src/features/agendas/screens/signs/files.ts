import type { DocumentMode } from '../../../../platform/document/index.ts';
import { notFound } from '../../../../platform/errors/index.ts';
import type { Rendered } from '../../../../platform/http/index.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import type { AgendaData, AgendaRoom, PartPages } from '../../../programme/index.ts';
import { type EditionWhole, editionPath } from '../../../series/index.ts';
import type { AgendasContext } from '../../personal/context.ts';
import { roomOf } from '../screen-pages.ts';
import { renderSigns, type SignSize, signSizes } from './render.ts';

/** Languages of door signs, the usual one first. */
export const signModes: readonly DocumentMode[] = ['ar-en', 'ar', 'en'];

/** What an address may ask for. Anything else is another address, so that nobody fills the memory with them. */
const known = ['day', 'language', 'size'];

interface Wish {
  readonly days: readonly string[];
  readonly language: DocumentMode;
  readonly size: SignSize;
}

function readWish({ query }: PageContext, { days }: AgendaData): Wish {
  if (Object.keys(query).some((name) => !known.includes(name))) throw notFound();
  const language = signModes.find((one) => one === (query.language ?? 'ar-en'));
  const size = signSizes.find((one) => one === (query.size ?? 'a4'));
  const own = query.day === undefined ? days : days.filter((day) => day === query.day);
  if (language === undefined || size === undefined || own.length === 0) throw notFound();
  return { days: own, language, size };
}

/** Adds the signs at the doors as files: of a room, and of all rooms, on a day or on each. */
export function addSigns({ shell, announced, printing, publicUrl }: AgendasContext & PartPages): void {
  const print = async (
    context: PageContext,
    whole: EditionWhole,
    data: AgendaData,
    rooms: readonly AgendaRoom[],
  ): Promise<Rendered> => {
    const { days, language, size } = readWish(context, data);
    const document = await printing.documentOf(whole, data);
    const words = printing.words(whole);
    const agenda = `${publicUrl}${context.href(editionPath(whole))}/agenda`;
    const signs = rooms.flatMap((room) =>
      days.flatMap((day) => {
        const ids = new Set(
          data.sessions.flatMap((session) =>
            session.day === day && session.room?.id === room.id ? [session.code] : [],
          ),
        );
        const sessions = document.sessions.filter(({ code }) => ids.has(code));
        const address = `${agenda}?day=${day}&room=${room.slug}`;
        return sessions.length === 0 ? [] : [{ room, day, sessions, address }];
      }),
    );
    if (signs.length === 0) throw notFound('no-signs');
    const body = await renderSigns(document, signs, { language, size, words });
    const [only] = rooms;
    const name = rooms.length === 1 && only !== undefined ? `door-sign-${only.slug}` : 'door-signs';
    return {
      type: 'application/pdf',
      body: Buffer.from(body.buffer, body.byteOffset, body.byteLength),
      headers: { 'content-disposition': `inline; filename="${name}-${size}-${language}.pdf"` },
    };
  };

  shell.published({
    path: '/rooms/:room/door-sign.pdf',
    handle: async (context, whole) => {
      const data = await announced(whole);
      const room = roomOf(data, context.params.room);
      return print(context, whole, data, room === null ? [] : [room]);
    },
  });
  shell.published({
    path: '/door-signs.pdf',
    handle: async (context, whole) => {
      const data = await announced(whole);
      return print(context, whole, data, data.rooms);
    },
  });
}
