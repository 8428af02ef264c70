/**
 * A strict XML reader that keeps line numbers. Stops at the first fault; refuses entity definitions, so that neither
 * files of the host nor expanding entities are ever reached, and elements deeper than any schedule has.
 */

import { SaxesParser } from 'saxes';
import { ScheduleFormatError } from '../notices.ts';

export interface XmlElement {
  name: string;
  attributes: Map<string, string>;
  children: XmlElement[];
  /** All text directly below, trimmed. */
  text: string;
  /** Line of the opening tag, from 1. */
  line: number;
}

export interface XmlDocument {
  root: XmlElement;
  /** Processing instructions, wherever they stand. */
  instructions: { target: string; body: string; line: number }[];
}

/** Schedules are eight deep; the rest is an attack or another format. */
const deepest = 64;

const malformed = (detail: string, line: number): ScheduleFormatError =>
  new ScheduleFormatError('schedule-file-malformed', `not well-formed XML: ${detail}`, line);

/**
 * A loose `&` makes the parser read on to the next semicolon or to the end; the fault is where it stands. The line of
 * an ampersand without a semicolon before `end`; undefined where there is none.
 */
const looseAmpersand = (text: string, end: number): number | undefined => {
  const offset = text.lastIndexOf('&', end - 1);
  if (offset < 0 || text.slice(offset, end - 1).includes(';')) return undefined;
  return text.slice(0, offset).split('\n').length;
};

/** Throws `ScheduleFormatError` with the line at the first fault. */
export const parseXml = (text: string): XmlDocument => {
  const parser = new SaxesParser({ position: true });
  const open: XmlElement[] = [];
  const instructions: XmlDocument['instructions'] = [];
  let root: XmlElement | undefined;
  let line = 1;

  parser.on('error', (error) => {
    const detail = error.message.replace(/^\d+:\d+:\s*/, '').replace(/\.$/, '');
    const loose = detail === 'undefined entity' ? undefined : looseAmpersand(text, parser.position);
    throw loose === undefined
      ? malformed(detail, parser.line)
      : malformed('an ampersand must be written &amp;', loose);
  });
  parser.on('doctype', (declaration) => {
    if (!/<!(?:ENTITY|ATTLIST)/i.test(declaration)) return;
    throw new ScheduleFormatError('schedule-file-unsafe', 'entity definitions are refused', parser.line);
  });
  parser.on('processinginstruction', ({ target, body }) =>
    instructions.push({ target, body, line: parser.line }),
  );
  parser.on('opentagstart', () => {
    line = parser.line;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: new Map(Object.entries(attributes)), children: [], text: '', line };
    if (open.length >= deepest) throw malformed('elements are nested too deeply', line);
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  const addText = (part: string): void => {
    const element = open.at(-1);
    if (element) element.text += part;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const element = open.pop();
    if (element) element.text = element.text.trim();
  });

  parser.write(text).close();
  if (!root) throw malformed('no element', 1);
  return { root, instructions };
};
