/** Metadata of a file in XMP (ISO 16684-1), beside the older information dictionary. */

/** What a file says about itself. */
export interface FileInformation {
  readonly title: string;
  readonly author?: string | undefined;
  readonly subject?: string | undefined;
  readonly keywords?: string | undefined;
  /** BCP 47: `ar`, `en`. */
  readonly language: string;
  /** The instant written as creation date: given, never read from a clock, so that equal input gives equal bytes. */
  readonly createdAt: Date;
}

/** The program that makes the files. */
export const PRODUCER = 'Multaqa';

const escapeXml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

const alternatives = (element: string, text: string | undefined): string =>
  text
    ? `<${element}><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt></${element}>`
    : '';

/** The descriptions that go into the packet. */
export const xmpDescriptions = (information: FileInformation): string => {
  const { title, author, subject, keywords, language, createdAt } = information;
  const instant = `${createdAt.toISOString().slice(0, 19)}Z`;
  return [
    '<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">',
    `<xmp:CreateDate>${instant}</xmp:CreateDate><xmp:CreatorTool>${PRODUCER}</xmp:CreatorTool>`,
    '</rdf:Description>',
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    alternatives('dc:title', title),
    author ? `<dc:creator><rdf:Seq><rdf:li>${escapeXml(author)}</rdf:li></rdf:Seq></dc:creator>` : '',
    alternatives('dc:description', subject),
    `<dc:language><rdf:Bag><rdf:li>${escapeXml(language)}</rdf:li></rdf:Bag></dc:language>`,
    '</rdf:Description>',
    '<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">',
    `<pdf:Producer>${PRODUCER}</pdf:Producer>`,
    keywords ? `<pdf:Keywords>${escapeXml(keywords)}</pdf:Keywords>` : '',
    '</rdf:Description>',
  ].join('\n');
};
