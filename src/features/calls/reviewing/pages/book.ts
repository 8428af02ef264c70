import { everything } from '../../../../platform/database/sight.ts';
import type { DocumentWords, EditionFacts } from '../../../../platform/document/index.ts';
import { notFound } from '../../../../platform/errors/index.ts';
import type { Rendered } from '../../../../platform/http/index.ts';
import { dayOf, gregorianDate, type Language, languages } from '../../../../platform/language/index.ts';
import { dateSettingsOf, type EditionWhole, listVenues } from '../../../series/index.ts';
import { bookFacts, findCallBySlug, listAbstracts } from '../../store/reviewing-abstracts.ts';
import { type CallRow, findCall } from '../../store/reviewing-criteria.ts';
import { decidePapers } from '../policy.ts';
import { renderAbstracts } from '../render/book.ts';
import type { ReviewingPages } from './frame.ts';

/**
 * The book of abstracts of a call. Those who decide print it at any time. It is public once the call is closed and
 * nothing that came in waits for a decision: then all authors were told.
 */
export function addBookPages({ shell, database, clock, translator }: ReviewingPages): void {
  const { rows, transaction } = database;

  async function print(whole: EditionWhole, call: CallRow, language: Language): Promise<Rendered> {
    const words: DocumentWords = {
      ar: translator.t('ar', { digits: whole.edition.digits }),
      en: translator.t('en'),
    };
    // What is accepted is the forum's to publish; who reads has no sight of submissions of their own.
    const { entries, facts } = await transaction(
      async (tx) => ({
        entries: await listAbstracts({ rows }, tx, call.id),
        facts: await bookFacts({ rows }, tx, call.id),
      }),
      everything,
    );
    const changedAt = new Date(facts.changedAt ?? call.updatedAt.getTime());
    const version = (one: Language): string =>
      words[one]('reviewing:book.version', {
        date: gregorianDate(dayOf(changedAt, whole.edition.timeZone), dateSettingsOf(whole, one)),
      });
    const body = await renderAbstracts(
      {
        edition: factsOf(whole, (await listVenues(database.db, whole.edition.id))[0]?.name ?? null),
        call: call.title,
        symbol: [whole.series.acronym, whole.edition.number, 'AB'].join('/'),
        version: { ar: version('ar'), en: version('en') },
        createdAt: changedAt,
        entries,
      },
      language,
      words,
    );
    const name = [whole.series.slug, whole.edition.slug, call.slug, 'abstracts', language].join('-');
    return {
      type: 'application/pdf',
      body: Buffer.from(body.buffer, body.byteOffset, body.byteLength),
      headers: { 'content-disposition': `inline; filename="${name}.pdf"` },
    };
  }

  /** @throws 404 until the book is public */
  async function announced(whole: EditionWhole, slug: string): Promise<CallRow> {
    const id = await findCallBySlug(database, database.db, whole.edition.id, slug);
    const call = id === undefined ? undefined : await findCall(database.db, id);
    if (call === undefined || call.closesAt > clock.now()) throw notFound();
    const facts = await transaction((tx) => bookFacts({ rows }, tx, call.id), everything);
    if (facts.waiting > 0 || facts.changedAt === null) throw notFound();
    return call;
  }

  for (const language of languages) {
    shell.published({
      path: `/calls/:call/abstracts.${language}.pdf`,
      handle: async ({ params }, whole) => print(whole, await announced(whole, params.call ?? ''), language),
    });
    shell.managed({
      path: `/reviewing/calls/:call/abstracts.${language}.pdf`,
      policy: decidePapers,
      handle: async ({ params }, whole) => {
        const call = await findCall(database.db, params.call ?? '');
        if (call === undefined || call.editionId !== whole.edition.id) throw notFound();
        return print(whole, call, language);
      },
    });
  }
  // Without a language, it is in that of the address.
  shell.published({
    path: '/calls/:call/abstracts.pdf',
    handle: async ({ params, language }, whole) =>
      print(whole, await announced(whole, params.call ?? ''), language),
  });
}

function factsOf(whole: EditionWhole, venue: EditionFacts['venue']): EditionFacts {
  const { edition, organiser, coOrganisers } = whole;
  const { language: _, ...dates } = dateSettingsOf(whole, 'ar');
  return {
    title: edition.title,
    number: edition.number,
    slogan: edition.slogan,
    patron: edition.patron,
    venue,
    city: edition.city,
    organiser: organiser?.name ?? null,
    coOrganisers: coOrganisers.map(({ name }) => name),
    from: edition.startsOn,
    to: edition.endsOn,
    authentic: edition.authenticLanguage,
    dates,
  };
}
