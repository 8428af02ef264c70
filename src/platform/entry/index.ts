/**
 * Reads what people typed into what may be stored, collecting every broken rule before it refuses. Services use one
 * for each change, so that a form shows all its errors at once.
 */
import { type FieldError, ruleBroken } from '../errors/index.ts';
import {
  cleanLine,
  cleanText,
  isEmptyText,
  type Language,
  type LocalText,
  type LocalTextInput,
  languages,
  localText,
  reviseText,
} from '../language/index.ts';

export interface TextOptions {
  /** Refuse when no language has text. Default false. */
  readonly required?: boolean;
  /** The text as it stands, for an edit. */
  readonly old?: LocalText | null;
  /** Authentic language when the input names none. */
  readonly authentic?: Language;
}

export interface Entry {
  /** Notes a broken rule. */
  refuse(field: string, code: string, params?: FieldError['params']): void;
  /** Notes a broken rule unless it holds. */
  check(holds: boolean, field: string, code: string, params?: FieldError['params']): void;
  /** Bilingual text on one line; null when it is left empty. */
  line(field: string, input: LocalTextInput | null | undefined, options?: TextOptions): LocalText | null;
  /** Bilingual running text; null when it is left empty. */
  text(field: string, input: LocalTextInput | null | undefined, options?: TextOptions): LocalText | null;
  /** One-language line, such as a name of an account; null when empty. */
  plain(field: string, input: string | null | undefined, options?: { required?: boolean }): string | null;
  /** Throws all that was noted. */
  done(): void;
}

type Clean = typeof cleanLine;

export function createEntry(): Entry {
  const errors: FieldError[] = [];
  const refuse: Entry['refuse'] = (field, code, params) => {
    errors.push(params === undefined ? { field, code } : { field, code, params });
  };

  const readText = (
    field: string,
    input: LocalTextInput | null | undefined,
    options: TextOptions,
    clean: Clean,
  ): LocalText | null => {
    const old = options.old ?? null;
    if (input === undefined && old !== null) return old;
    const cleaned: { -readonly [L in Language]?: string } = {};
    for (const language of languages) {
      const raw = input?.[language];
      if (raw === undefined) continue;
      const { text, refused } = clean(raw);
      if (refused.length > 0) {
        refuse(`${field}.${language}`, 'text-control-characters', { characters: refused.join(', ') });
      }
      cleaned[language] = text;
    }
    const authentic = input?.authentic ?? old?.authentic ?? options.authentic;
    const given = {
      ...cleaned,
      ...(authentic === undefined ? {} : { authentic }),
      // Known from an export; forms and the API have no such field.
      ...(input?.status === undefined ? {} : { status: input.status }),
    };
    const built =
      old === null || input === null
        ? localText(input === null ? {} : authenticWithText(given))
        : reviseText(old, given);
    if (!isEmptyText(built)) return built;
    if (options.required) refuse(`${field}.${authentic ?? 'ar'}`, 'field-required');
    return null;
  };

  return {
    refuse,
    check: (holds, field, code, params) => {
      if (!holds) refuse(field, code, params);
    },
    line: (field, input, options = {}) => readText(field, input, options, cleanLine),
    text: (field, input, options = {}) => readText(field, input, options, cleanText),
    plain: (field, input, options = {}) => {
      const { text, refused } = cleanLine(input ?? '');
      if (refused.length > 0) refuse(field, 'text-control-characters', { characters: refused.join(', ') });
      if (text !== '') return text;
      if (options.required) refuse(field, 'field-required');
      return null;
    },
    done: () => {
      if (errors.length > 0) throw ruleBroken(errors);
    },
  };
}

/** The language that a form marks authentic decides only if it has text. */
function authenticWithText(input: LocalTextInput): LocalTextInput {
  const { authentic, ...texts } = input;
  return authentic !== undefined && texts[authentic]?.trim() ? input : texts;
}
