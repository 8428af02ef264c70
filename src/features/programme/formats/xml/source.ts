/** `Source` over an XML element. */

import type { FileText } from '../model.ts';
import type { NoticeList } from '../notices.ts';
import type { Source } from '../source.ts';
import { splitText } from '../text.ts';
import type { XmlElement } from './tree.ts';

export interface XmlSource extends Source {
  readonly name: string;
  /** Own text. */
  content(): string;
  attribute(name: string): string | undefined;
  /** First child of a name. */
  child(name: string): XmlSource | undefined;
  children(name: string): XmlSource[];
}

/** Attributes that speak of XML itself, or of the language of what stands in the element. */
const technical = /^xmlns(?::|$)|^xsi:|^xml:|^lang$/;

const isEmpty = (element: XmlElement): boolean =>
  element.text === '' && element.attributes.size === 0 && element.children.every(isEmpty);

/** All text below an element, for the report. */
const allText = (element: XmlElement): string =>
  [[...element.attributes.values()].join(' '), element.text, ...element.children.map(allText)]
    .filter(Boolean)
    .join(' ');

const declaredLanguage = (element: XmlElement): 'ar' | 'en' | undefined => {
  const code = (element.attributes.get('xml:lang') ?? element.attributes.get('lang'))?.toLowerCase();
  return code === undefined
    ? undefined
    : code.startsWith('ar')
      ? 'ar'
      : code.startsWith('en')
        ? 'en'
        : undefined;
};

export const createXmlSource = (element: XmlElement, notices: NoticeList, parent = ''): XmlSource => {
  const path = parent === '' ? element.name : `${parent}/${element.name}`;
  const { line } = element;
  const readAttributes = new Set<string>();
  const readElements = new Set<XmlElement>();
  const below = new Map<XmlElement, XmlSource>();
  let contentRead = false;

  const first = (name: string): XmlElement | undefined =>
    element.children.find((child) => child.name === name);
  const follow = (child: XmlElement): XmlSource => {
    readElements.add(child);
    const source = below.get(child) ?? createXmlSource(child, notices, path);
    below.set(child, source);
    return source;
  };

  /** Own text of a child. Most children are plain text: those need no source, and a large file has tens of thousands. */
  const contentOf = (child: XmlElement): string => {
    const simple = child.children.length === 0 && child.attributes.size === 0 && !below.has(child);
    if (!simple) return follow(child).content();
    readElements.add(child);
    return child.text;
  };

  const text: XmlSource['text'] = (name, style, hint) => {
    const found: FileText = {};
    const elements = element.children.filter((child) => child.name === name);
    for (const [index, child] of elements.entries()) {
      const language = declaredLanguage(child);
      if (index > 0 && language === undefined) break;
      const written = contentOf(child);
      const parts = language === undefined ? splitText(written, style, hint) : { [language]: written };
      for (const [key, value] of Object.entries(parts)) {
        found[key === 'ar' ? 'ar' : 'en'] ??= value === '' ? undefined : value;
      }
    }
    return found.ar === undefined && found.en === undefined ? undefined : found;
  };

  const finish = (): void => {
    for (const [name, value] of element.attributes) {
      if (readAttributes.has(name) || technical.test(name)) continue;
      notices.add('unknownAttribute', line, `${path}/@${name}`, value, `attribute ${name} is not understood`);
    }
    for (const child of element.children) {
      if (readElements.has(child) || isEmpty(child)) continue;
      const message = `element ${child.name} is not understood`;
      notices.add('unknownElement', child.line, `${path}/${child.name}`, allText(child), message);
    }
    if (!contentRead && element.text !== '') {
      notices.add(
        'unknownElement',
        line,
        `${path}/text()`,
        element.text,
        'text outside of any element that is read',
      );
    }
    for (const source of below.values()) source.finish();
  };

  return {
    name: element.name,
    line,
    path,
    lineOf: (name) => first(name)?.line ?? line,
    content: () => {
      contentRead = true;
      return element.text;
    },
    attribute: (name) => {
      readAttributes.add(name);
      return element.attributes.get(name)?.trim() || undefined;
    },
    child: (name) => {
      const child = first(name);
      return child && follow(child);
    },
    children: (name) => element.children.filter((child) => child.name === name).map(follow),
    string: (name) => {
      const child = first(name);
      return child === undefined ? undefined : contentOf(child) || undefined;
    },
    text,
    known: (...names) => {
      for (const name of names) {
        readAttributes.add(name);
        for (const child of element.children) if (child.name === name) readElements.add(child);
      }
    },
    finish,
  };
};
