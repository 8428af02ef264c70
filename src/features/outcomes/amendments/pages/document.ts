import type { DocumentMode, EditionFacts } from '../../../../platform/document/index.ts';
import { dayOf, localText } from '../../../../platform/language/index.ts';
import { dateSettingsOf, type EditionWhole, listVenues } from '../../../series/index.ts';
import { documentOf } from '../../pages/frame.ts';
import { readDrafts } from '../../policy.ts';
import { type DraftParagraph, renderDraftingDocument } from '../../render/drafting.ts';
import { numbered } from '../../rules.ts';
import * as store from '../../store/index.ts';
import type { AmendmentPages } from './blocks.ts';

const modes = ['ar', 'en', 'ar-en'] as const satisfies readonly DocumentMode[];

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

/** Adds the drafting document of a text: a PDF whose lines are numbered. */
export function addDraftingDocument({ shell, database }: AmendmentPages): void {
  const { db } = database;
  for (const mode of modes) {
    shell.managed({
      path: `/outcomes/:document/drafting-document.${mode}.pdf`,
      policy: readDrafts,
      handle: async (context, whole) => {
        const document = await documentOf(database, context, whole);
        const provisions = await store.provisionsOf(db, document.id);
        const numbers = new Map(numbered(provisions).map(({ provision, number }) => [provision.id, number]));
        const body = provisions.map(
          ({ id, kind, text, revision }): DraftParagraph => ({
            kind,
            number: numbers.get(id) ?? null,
            text,
            revision,
          }),
        );
        const frame = (text: store.DocumentRow['chapeau']): DraftParagraph[] =>
          text === null ? [] : [{ kind: 'frame', number: null, text: localText(text), revision: null }];
        const firstNumbered = body.findIndex(({ kind }) => kind !== 'preamble');
        const at = firstNumbered < 0 ? body.length : firstNumbered;
        const changed = Math.max(...[document, ...provisions].map(({ updatedAt }) => updatedAt.getTime()));
        const bytes = await renderDraftingDocument(
          {
            edition: factsOf(whole, (await listVenues(db, whole.edition.id))[0]?.name ?? null),
            kind: document.kind,
            status: document.status,
            title: document.title,
            symbol: `${whole.series.acronym ?? whole.series.slug}/${whole.edition.number}/DRAFT`,
            asOf: dayOf(new Date(changed), whole.edition.timeZone),
            authentic: document.authenticLanguage,
            paragraphs: [
              ...frame(document.chapeau),
              ...body.slice(0, at),
              ...frame(document.enacting),
              ...body.slice(at),
            ],
            sample: document.sample,
          },
          mode,
        );
        return {
          type: 'application/pdf',
          body: Buffer.from(bytes),
          headers: {
            'content-disposition': `inline; filename="${whole.series.slug}-${whole.edition.slug}-${document.slug}-draft-${mode}.pdf"`,
          },
        };
      },
    });
  }
}
