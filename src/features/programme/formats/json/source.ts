/** `Source` over a JSON object. Paths are JSON pointers (RFC 6901). */

import type { FileText } from '../model.ts';
import type { NoticeList } from '../notices.ts';
import type { Source } from '../source.ts';
import { splitText } from '../text.ts';
import type { JsonNode } from './tree.ts';

export interface JsonSource extends Source {
  number(name: string): number | undefined;
  boolean(name: string): boolean | undefined;
  /** A property that is an object. */
  child(name: string): JsonSource | undefined;
  /** The objects of a property that is a list. */
  children(name: string): JsonSource[];
  /** The lists of objects of a property that is an object, such as the rooms of a day. */
  lists(name: string): Map<string, JsonSource[]>;
  /** The names of all properties. */
  names(): string[];
  /** A property as plain data, for what is checked elsewhere. */
  data(name: string): unknown;
}

const plain = (node: JsonNode): unknown => {
  if (node.kind === 'value') return node.value;
  if (node.kind === 'list') return node.items.map(plain);
  return Object.fromEntries([...node.entries].map(([name, value]) => [name, plain(value)]));
};

const isEmpty = (node: JsonNode): boolean => {
  if (node.kind === 'value') return node.value === null || node.value === '';
  return node.kind === 'list' ? node.items.every(isEmpty) : [...node.entries.values()].every(isEmpty);
};

const pointer = (path: string, name: string | number): string =>
  `${path}/${String(name).replace(/~/g, '~0').replace(/\//g, '~1')}`;

export const createJsonSource = (
  node: JsonNode & { kind: 'object' },
  notices: NoticeList,
  path = '',
): JsonSource => {
  const read = new Set<string>();
  const below: JsonSource[] = [];

  const take = (name: string): JsonNode | undefined => {
    read.add(name);
    return node.entries.get(name);
  };
  const unexpected = (found: JsonNode, at: string): void => {
    if (isEmpty(found)) return;
    const value = JSON.stringify(plain(found));
    const message = 'the value is of another kind than expected';
    notices.add('invalidValue', found.line, at, value, message, 'kind-of-value');
  };
  const value = (name: string): string | number | boolean | undefined => {
    const found = take(name);
    if (found === undefined) return undefined;
    if (found.kind === 'value') return found.value ?? undefined;
    unexpected(found, pointer(path, name));
    return undefined;
  };
  const follow = (found: JsonNode, at: string): JsonSource[] => {
    if (found.kind !== 'object') {
      unexpected(found, at);
      return [];
    }
    const source = createJsonSource(found, notices, at);
    below.push(source);
    return [source];
  };
  const followList = (found: JsonNode | undefined, at: string): JsonSource[] => {
    if (found?.kind === 'list') return found.items.flatMap((item, index) => follow(item, pointer(at, index)));
    if (found) unexpected(found, at);
    return [];
  };
  const string = (name: string): string | undefined => String(value(name) ?? '').trim() || undefined;

  /** Some systems write `{ "ar": …, "en": … }` where the schema has a string. */
  const text: JsonSource['text'] = (name, style, hint) => {
    const found = node.entries.get(name);
    if (found?.kind !== 'object') {
      const parts = splitText(string(name) ?? '', style, hint);
      return parts.ar === undefined && parts.en === undefined ? undefined : parts;
    }
    const [languages] = follow(found, pointer(path, name));
    read.add(name);
    const parts: FileText = {};
    for (const language of ['ar', 'en'] as const) {
      const part = languages?.string(language);
      if (part !== undefined) parts[language] = part;
    }
    return parts.ar === undefined && parts.en === undefined ? undefined : parts;
  };

  return {
    line: node.line,
    path,
    lineOf: (name) => node.entries.get(name)?.line ?? node.line,
    string,
    text,
    number: (name) => {
      const found = value(name);
      const number = typeof found === 'string' && found.trim() !== '' ? Number(found) : found;
      return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
    },
    boolean: (name) => {
      const found = value(name);
      return typeof found === 'boolean'
        ? found
        : found === undefined || found === ''
          ? undefined
          : /^(?:true|yes|1)$/i.test(String(found));
    },
    child: (name) => {
      const found = take(name);
      return found && follow(found, pointer(path, name))[0];
    },
    children: (name) => followList(take(name), pointer(path, name)),
    lists: (name) => {
      const found = take(name);
      if (found && found.kind !== 'object') unexpected(found, pointer(path, name));
      const entries = found?.kind === 'object' ? [...found.entries] : [];
      return new Map(
        entries.map(([key, list]) => [key, followList(list, pointer(pointer(path, name), key))]),
      );
    },
    names: () => [...node.entries.keys()],
    data: (name) => {
      const found = take(name);
      return found && plain(found);
    },
    known: (...names) => {
      for (const name of names) read.add(name);
    },
    finish: () => {
      for (const [name, found] of node.entries) {
        if (read.has(name) || isEmpty(found)) continue;
        const shown = JSON.stringify(plain(found));
        notices.add(
          'unknownProperty',
          found.line,
          pointer(path, name),
          shown,
          `property ${name} is not understood`,
        );
      }
      for (const source of below) source.finish();
    },
  };
};
