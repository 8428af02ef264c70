import { demonstration } from '../../../../src/demonstration/index.ts';
import type { EditionFacts, TextPair } from '../../../../src/platform/document/index.ts';
import { createTranslator } from '../../../../src/platform/i18n/index.ts';
import { catalogues } from '../../../../src/words.ts';

/** Any day will do: what the bench takes of the demonstration does not depend on it. */
const content = demonstration('2026-01-01');

const found = content.editions.find(({ key }) => key === 'national-forum/2016');
if (found === undefined) throw new Error('The demonstration has lost its first forum.');

/** The forum whose texts the documents of the bench repeat. */
export const forum = found;
export const bodies = new Map(content.bodies.map((body) => [body.key, body]));
export const persons = new Map(content.persons.map((person) => [person.key, person]));

const translator = createTranslator(catalogues);
/** Words as the application passes them to documents. */
export const words = { ar: translator.t('ar', { digits: forum.digits }), en: translator.t('en') };

/** A text with a number after it, so that no two are the same. */
export const numbered = ({ ar, en }: TextPair, number: number): TextPair => ({
  ar: `${ar} (${number})`,
  en: `${en} (${number})`,
});

export const editionFacts: EditionFacts = {
  title: forum.title,
  number: forum.number,
  slogan: forum.slogan,
  patron: null,
  venue: forum.venues[0]?.name ?? null,
  city: forum.city,
  organiser: bodies.get(forum.organiser)?.name ?? null,
  coOrganisers: [],
  from: forum.from,
  to: forum.to,
  authentic: forum.authentic,
  dates: {
    timeZone: forum.zone,
    digits: forum.digits,
    monthNames: 'gulf',
    hijri: { show: true, first: false, adjust: 0 },
  },
};
