import type { Language } from './languages.ts';
import { formatList } from './lists.ts';
import { searchKey } from './search-key.ts';

/** Grammatical gender by which words about a person agree; `unstated` asks for a neutral word. */
export type PersonGender = 'm' | 'f' | 'unstated';

/** What is said of a person in one language; every part may be empty. */
export interface PersonWords {
  /** معالي، سعادة، صاحب السمو الملكي الأمير; "H.E.", "Mr" */
  readonly honorific: string;
  /** اللواء، الفريق الركن; "Maj. Gen." */
  readonly rank: string;
  /** الدكتور، المهندسة; "Dr", "Eng." */
  readonly academicTitle: string;
  readonly name: string;
  readonly post: string;
  readonly body: string;
  readonly state: string;
}

/** How titles are written. */
export interface TitleStyle {
  /** In tables «د.» for «الدكتور» and so on; running text writes titles out. Default false. */
  readonly abbreviated?: boolean;
}

const royal = /^(.+) (الأمير|الأميرة|الشيخ|الشيخة|Prince|Princess|Sheikh|Sheikha)$/u;

const shortTitles: Readonly<Record<string, string>> = {
  'الأستاذ الدكتور': 'أ.د.',
  'الأستاذة الدكتورة': 'أ.د.',
  الدكتور: 'د.',
  الدكتورة: 'د.',
  المهندس: 'م.',
  المهندسة: 'م.',
};

const joined = (parts: readonly string[]): string =>
  parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' ');

/**
 * The titles in their order: honorific, rank, academic title; with royalty the rank goes before الأمير
 * («صاحب السمو الملكي الفريق الركن الأمير»).
 */
export function personTitles(person: PersonWords, style: TitleStyle = {}): string {
  const academic = style.abbreviated
    ? (shortTitles[person.academicTitle.trim()] ?? person.academicTitle)
    : person.academicTitle;
  const [, honorific = person.honorific, prince = ''] = royal.exec(person.honorific.trim()) ?? [];
  return joined([honorific, person.rank, academic, prince]);
}

/** Titles and name: «معالي الدكتور سالم المريخي», "H.E. Dr Salem Al-Muraikhi". */
export function titledName(person: PersonWords, style: TitleStyle = {}): string {
  return joined([personTitles(person, style), person.name]);
}

const kindOfBody = new Set('وزاره ministry department office of the for and في'.split(' '));

/** Whether the post already says the body: «وزير العدل» of «وزارة العدل», "Minister of Justice". */
export function postNamesBody(post: string, body: string): boolean {
  const said = new Set(searchKey(post).split(' '));
  const own = searchKey(body)
    .split(' ')
    .filter((word) => word !== '' && !kindOfBody.has(word));
  return own.length > 0 && own.every((word) => said.has(word));
}

/**
 * The line under which a person speaks: titles and name, post, body, state, without what is missing and without a body
 * that the post names already: «معالي الدكتور سالم المريخي، وزير العدل، مملكة …».
 */
export function speakerLine(person: PersonWords, language: Language, style: TitleStyle = {}): string {
  return formatList([titledName(person, style), ...postAndBody(person), person.state], language, 'roster');
}

/** Post and body for the second line of a badge or card: «مستشارة، هيئة السلامة الرقمية»; empty when both are. */
export function postLine(person: PersonWords, language: Language): string {
  return formatList(postAndBody(person), language, 'roster');
}

const postAndBody = ({ post, body }: PersonWords): string[] =>
  postNamesBody(post, body) ? [post] : [post, body];

/** Forms of a word about a person; where no neutral word exists the masculine serves, as Arabic uses it generically. */
export interface GenderedForms {
  readonly m: string;
  readonly f: string;
  readonly unstated?: string;
}

/** The form that agrees with a person: agree('f', { m: 'متحدث', f: 'متحدثة' }) is «متحدثة». */
export function agree(gender: PersonGender, forms: GenderedForms): string {
  return gender === 'unstated' ? (forms.unstated ?? forms.m) : forms[gender];
}
