import type { LocalText } from '../../../../platform/language/index.ts';
import type { PublicText } from '../public-text.ts';

const said = (text: LocalText | null) =>
  text === null
    ? undefined
    : (['ar', 'en'] as const).flatMap((language) =>
        text[language] === '' ? [] : [{ '@language': language, '@value': text[language] }],
      );

const sealOf = (value: string | null) =>
  value === null ? undefined : [{ '@type': 'PropertyValue', propertyID: 'sha256', value }];

/** The kind of a text in its identifier, as in the codes of its provisions. */
const types = {
  recommendations: 'rec',
  'statement-of-action': 'soa',
  declaration: 'dec',
  'final-communique': 'com',
} as const;

/**
 * A published text as linked data: schema.org Legislation, with an identifier in the manner of ELI,
 * `/eli/<series>/<edition>/<type>/<slug>`, and the seals of the whole and of its parts.
 * @param words with the words of every part. Default true; a page that shows them already says them once: a text of five
 *   hundred pages would be sent three times
 */
export function jsonLdOf(
  text: PublicText,
  publicUrl: string,
  { words = true }: { readonly words?: boolean } = {},
): Readonly<Record<string, unknown>> {
  const { whole, document, provisions, corrections, corrected } = text;
  const { series, edition } = whole;
  const base = `${publicUrl}/${document.authenticLanguage}/forums/${series.slug}/${edition.slug}`;
  const addressOf = (slug: string): string => `${base}/texts/${slug}`;
  const eli = `/eli/${series.slug}/${edition.slug}/${types[document.kind]}/${document.slug}`;
  return {
    '@context': 'https://schema.org',
    '@type': 'Legislation',
    '@id': addressOf(document.slug),
    url: addressOf(document.slug),
    legislationIdentifier: eli,
    name: said(document.title),
    inLanguage: ['ar', 'en'],
    legislationDate: document.adoptedOn ?? undefined,
    datePublished: document.publishedAt?.toISOString(),
    legislationPassedBy: { '@type': 'Event', name: said(edition.title), url: base },
    legislationLegalForce: 'InForce',
    identifier: sealOf(document.seal),
    ...(corrected === null ? {} : { legislationCorrects: { '@id': addressOf(corrected.slug) } }),
    ...(corrections.length === 0
      ? {}
      : { subjectOf: corrections.map(({ slug }) => ({ '@type': 'Legislation', '@id': addressOf(slug) })) }),
    hasPart: provisions.map(({ provision, links }) => ({
      '@type': 'Legislation',
      '@id': `${addressOf(document.slug)}#${provision.code === null ? `p-${provision.position}` : `r-${provision.number}`}`,
      legislationIdentifier: provision.code === null ? undefined : `${series.acronym}/${provision.code}`,
      position: provision.number ?? undefined,
      name: said(provision.title),
      text: words ? said(provision.text) : undefined,
      identifier: sealOf(provision.seal),
      citation:
        links.length === 0
          ? undefined
          : links.map(({ edition: target, document: cited, provision: part }) => ({
              '@type': 'Legislation',
              '@id': `${publicUrl}/${document.authenticLanguage}/forums/${target.seriesSlug}/${target.slug}/texts/${cited.slug}`,
              ...(part?.code == null ? {} : { legislationIdentifier: part.code }),
            })),
    })),
  };
}
