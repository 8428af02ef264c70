import type { DocumentWords, TextPair } from '../../../platform/document/index.ts';
import { dayOf, ordinal } from '../../../platform/language/index.ts';
import { type ProvisionWhole, partyNames, type ReportDocument, shortSeal } from '../../outcomes/index.ts';
import type { EditionWhole } from '../../series/index.ts';
import type { PublishedTexts } from '../published-texts.ts';
import { editionFactsOf, symbolOf } from './edition.ts';

type ReportProvision = ReportDocument['provisions'][number];
type ReportStatement = NonNullable<ReportDocument['statements']>[number];
type CarryOver = NonNullable<ReportDocument['carriedInto']>;

/** The kind of a text in its symbol, as in the codes of its provisions. */
const kinds: Readonly<Record<ReportDocument['kind'], string>> = {
  recommendations: 'REC',
  'statement-of-action': 'SOA',
  declaration: 'DEC',
  'final-communique': 'COM',
};

const provisionOf = ({
  provision,
  theme,
  lead,
  supporting,
  sessions,
  links,
}: ProvisionWhole): ReportProvision => ({
  number: provision.number,
  code: provision.code,
  title: provision.title,
  text: provision.text,
  theme: theme?.number ?? null,
  lead: lead?.name ?? null,
  supporting: supporting.map(({ name }) => name),
  sources: sessions.map(({ code, title }) => ({ code, title })),
  links: links.map(({ relation, edition, document, provision: target }) => ({
    relation,
    edition: edition.title,
    document: document.title,
    provision: target === null ? null : { code: target.code, title: target.title },
  })),
  level: provision.level,
  targetGroup: provision.targetGroup,
  due: provision.dueOn,
  sample: provision.sample,
});

/** What stands behind the preamble; each provision knows the heading under which it stands. */
function operativeOf(provisions: readonly ProvisionWhole[]): ReportProvision[] {
  let heading: TextPair | null = null;
  return provisions.flatMap((whole) => {
    const { kind, text } = whole.provision;
    if (kind === 'heading') heading = text;
    return kind === 'preamble' || kind === 'heading' ? [] : [{ ...provisionOf(whole), heading }];
  });
}

/** «الملتقى الوطني …، الدورة الثانية»: an edition by its title and number. */
const nameOf = ({ edition }: EditionWhole, words: DocumentWords): TextPair => {
  const say = (language: 'ar' | 'en'): string =>
    words[language]('documents:edition-name', {
      title: edition.title[language],
      ordinal: ordinal(edition.number, 'f', 'nom', language),
    });
  return { ar: say('ar'), en: say('en') };
};

/** What became of this text's recommendations; nothing of it before anything is decided. */
function carriedInto(
  provisions: readonly ProvisionWhole[],
  { next, nextProvisions }: PublishedTexts,
  words: DocumentWords,
): CarryOver | null {
  const decided = provisions.filter(({ disposition }) => disposition !== null);
  if (decided.length === 0 || next === null) return null;
  return {
    edition: nameOf(next, words),
    items: decided.flatMap(({ provision, disposition }) => {
      if (disposition === null) return [];
      const following = nextProvisions.find(({ provision: one }) => one.id === disposition.nextProvisionId);
      return [
        {
          code: provision.code,
          title: provision.title ?? provision.text,
          outcome: disposition.outcome,
          reason: disposition.reason,
          next:
            following === undefined
              ? null
              : { code: following.provision.code, title: following.provision.title },
        },
      ];
    }),
  };
}

/** Recommendations of the edition before that this text carries on. */
function carriedFrom(provisions: readonly ProvisionWhole[], { earlier }: PublishedTexts): CarryOver | null {
  const own = new Map(provisions.map(({ provision }) => [provision.id, provision]));
  const items = earlier.filter(({ disposition }) => own.has(disposition.nextProvisionId ?? ''));
  const [first] = items;
  if (first === undefined) return null;
  return {
    edition: first.edition.title,
    items: items.map(({ disposition, from }) => {
      const following = own.get(disposition.nextProvisionId ?? '');
      return {
        code: from.code,
        title: from.title ?? from.text,
        outcome: disposition.outcome,
        reason: disposition.reason,
        next: following === undefined ? null : { code: following.code, title: following.title },
      };
    }),
  };
}

/** Reservations that stand; null where nobody was asked: the fact of the adoption alone was recorded. */
function reservationsOf(
  { reservations }: PublishedTexts,
  { id, adoptingDecisionId }: PublishedTexts['documents'][number],
): TextPair[] | null {
  const own = reservations.filter(
    ({ reservation }) => reservation.documentId === id && reservation.withdrawnOn === null,
  );
  if (own.length === 0 && adoptingDecisionId === null) return null;
  return own.map(({ reservation: { text }, name }) => ({
    ar: `${name.ar}: ${text.ar || text.en}`,
    en: `${name.en}: ${text.en || text.ar}`,
  }));
}

/** Statements that carry a text, with who signed them by today. */
const statementsOf = (
  { statements, today }: PublishedTexts,
  { id }: PublishedTexts['documents'][number],
): ReportStatement[] =>
  statements
    .filter(({ statement }) => statement.documentId === id)
    .map(({ statement, listed, count }) => ({
      title: statement.title,
      constituency: statement.constituency,
      adherence: statement.adherence,
      asOf: today,
      count,
      unnamed: listed.some(({ label }) => label !== null),
      remark: statement.remark,
      signatures: listed.map(({ signature, ...party }) => ({
        number: signature.number,
        party: partyNames(party),
        signatory: signature.signatory,
        capacity: signature.capacity,
        on: signature.signedOn ?? today,
        reservation: signature.reservation,
        accession: signature.accession,
        withdrawnOn:
          signature.withdrawnOn !== null && signature.withdrawnOn <= today ? signature.withdrawnOn : null,
      })),
    }));

/** A published text of an edition as its report takes it. */
export function reportDocumentOf(
  texts: PublishedTexts,
  document: PublishedTexts['documents'][number],
  whole: EditionWhole,
  { words, publicUrl }: { readonly words: DocumentWords; readonly publicUrl: string },
): ReportDocument {
  const { edition } = whole;
  const provisions = texts.provisions.filter(({ provision }) => provision.documentId === document.id);
  const same = texts.documents.filter(({ kind }) => kind === document.kind);
  const place = same.length > 1 ? `/${same.indexOf(document) + 1}` : '';
  const { publishedAt, adoptedOn, adoptionManner } = document;
  return {
    edition: editionFactsOf(whole, texts.venues),
    kind: document.kind,
    status: document.status,
    title: document.title,
    symbol: symbolOf(whole, `${kinds[document.kind]}${place}`),
    asOf: publishedAt === null ? (adoptedOn ?? edition.endsOn) : dayOf(publishedAt, edition.timeZone),
    authentic: document.authenticLanguage,
    chapeau: document.chapeau,
    preamble: provisions.flatMap(({ provision }) => (provision.kind === 'preamble' ? [provision.text] : [])),
    enacting: document.enacting,
    adoption:
      adoptionManner === null || adoptedOn === null
        ? null
        : { manner: adoptionManner, on: adoptedOn, session: texts.sessionTitle(document.adoptingSessionId) },
    reservations: reservationsOf(texts, document),
    fingerprint: document.seal,
    verifyAddress:
      document.seal === null
        ? null
        : `${publicUrl}/${document.authenticLanguage}/verify/texts?q=${shortSeal(document.seal)}`,
    statements: statementsOf(texts, document),
    themes: texts.themes.map(({ number, title }) => ({ number, title })),
    provisions: operativeOf(provisions),
    carriedFrom: carriedFrom(provisions, texts),
    carriedInto: carriedInto(provisions, texts, words),
    summary: document.summary,
    sample: document.sample,
    remark: document.remark,
  };
}
