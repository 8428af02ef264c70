import type { Language } from '../../../platform/language/index.ts';

/** An entry of a feed (RFC 4287, 4.1.2); texts are plain. */
export interface AtomEntry {
  /** An IRI that never changes. */
  readonly id: string;
  readonly title: string;
  readonly updated: Date;
  readonly href: string;
  readonly summary: string;
  readonly content: string;
}

export interface AtomFeed {
  readonly id: string;
  readonly language: Language;
  readonly title: string;
  readonly author: string;
  /** Where the feed itself lies, and the page that it is of. */
  readonly self: string;
  readonly href: string;
  readonly updated: Date;
  readonly entries: readonly AtomEntry[];
}

/** Characters that XML 1.0 has no place for are left out. */
const escaped = (text: string): string =>
  [...text]
    .filter((char) => {
      const code = char.codePointAt(0) ?? 0;
      return code >= 32
        ? code !== 0xfffe && code !== 0xffff && (code < 0xd800 || code > 0xdfff)
        : /[\t\n]/.test(char);
    })
    .join('')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const entryOf = ({ id, title, updated, href, summary, content }: AtomEntry): string =>
  [
    '  <entry>',
    `    <id>${escaped(id)}</id>`,
    `    <title>${escaped(title)}</title>`,
    `    <updated>${updated.toISOString()}</updated>`,
    `    <published>${updated.toISOString()}</published>`,
    `    <link rel="alternate" type="text/html" href="${escaped(href)}"/>`,
    ...(summary === '' ? [] : [`    <summary>${escaped(summary)}</summary>`]),
    ...(content === '' ? [] : [`    <content type="text">${escaped(content)}</content>`]),
    '  </entry>',
  ].join('\n');

/** Writes an Atom feed; the same entries give the same bytes. */
export const writeAtom = (feed: AtomFeed): string =>
  `${[
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.language}">`,
    `  <id>${escaped(feed.id)}</id>`,
    `  <title>${escaped(feed.title)}</title>`,
    `  <updated>${feed.updated.toISOString()}</updated>`,
    `  <author><name>${escaped(feed.author)}</name></author>`,
    `  <link rel="self" type="application/atom+xml" href="${escaped(feed.self)}"/>`,
    `  <link rel="alternate" type="text/html" href="${escaped(feed.href)}"/>`,
    ...feed.entries.map(entryOf),
    '</feed>',
  ].join('\n')}\n`;
