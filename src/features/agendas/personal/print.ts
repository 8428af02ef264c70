import type { TextPair } from '../../../platform/document/index.ts';
import { notFound } from '../../../platform/errors/index.ts';
import type { Rendered } from '../../../platform/http/index.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import { renderAgenda } from '../../programme/index.ts';
import type { AgendasContext, OwnAgenda } from './context.ts';
import { sessionsAsWritten } from './rules.ts';

/** Whose agenda it is: as the programme writes the name, else as the account does. */
function ownerOf({ data, mine }: OwnAgenda, name: string): TextPair {
  const person = data.persons.find(({ id }) => mine.personIds.has(id));
  return person === undefined ? { ar: name, en: name } : person.name;
}

/** One's own agenda as a PDF that names its owner. @throws 404 while nothing is in it */
export async function printOwnAgenda(
  { printing }: Pick<AgendasContext, 'printing'>,
  context: PageContext,
  agenda: OwnAgenda,
  name: string,
): Promise<Rendered> {
  const { whole, data, entries } = agenda;
  const { language } = context;
  if (entries.length === 0) throw notFound('agenda-empty');
  const sessions = sessionsAsWritten(entries, context.t);
  const days = new Set(sessions.flatMap(({ day }) => day ?? []));
  const document = await printing.documentOf(whole, {
    ...data,
    sessions,
    days: data.days.filter((day) => days.has(day)),
  });
  const body = await renderAgenda(
    { ...document, distribution: 'restricted' },
    {
      language,
      words: printing.words(whole),
      owner: ownerOf(agenda, name),
      overview: false,
      abstracts: context.query.abstracts === '1',
    },
  );
  return {
    type: 'application/pdf',
    body: Buffer.from(body.buffer, body.byteOffset, body.byteLength),
    headers: { 'content-disposition': 'inline; filename="my-agenda.pdf"' },
  };
}
