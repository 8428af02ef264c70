import canonicalize from 'canonicalize';
import type { Db } from '../../../platform/database/index.ts';
import { cleanText, toLatinDigits } from '../../../platform/language/index.ts';
import { provisionSeal, sealedTexts } from '../seals.ts';
import {
  findByProvisionCode,
  findBySeal,
  findByWording,
  findNear,
  type SealedProvision,
} from '../store/verify.ts';
import { likeness } from './look-alikes.ts';

/** Least letters of a seal that are looked up. */
const LEAST = 8;
/** Most words of a pasted text that a near one is looked for by. */
const WORDS = 12;

/** What was found of what somebody typed or pasted. */
export interface Finding {
  /** `near`: the same but for spaces, marks, or letters that only look alike. */
  readonly by: 'code' | 'seal' | 'wording' | 'near';
  readonly provision: SealedProvision;
  /** What the seal is over, in canonical JSON; and the same of the authentic words alone, as they were adopted. */
  readonly canonical: string;
  /** Whether the seals are those of the words, computed now. */
  readonly holds: boolean;
}

const CODE = /^(?:([A-Z][A-Z0-9-]*)\/)?(\d{1,4})\/([A-Z]{2,4})\/(\d{1,5})$/;

/** A code as people type it: any digits, any case, spaces about. @example readProvisionCode('nf/١/rec/4') */
export function readProvisionCode(typed: string): { acronym: string | null; code: string } | undefined {
  const [, acronym = null, edition, type, serial] =
    CODE.exec(toLatinDigits(typed).toUpperCase().replace(/\s+/g, '')) ?? [];
  if (edition === undefined || type === undefined || serial === undefined) return undefined;
  return { acronym, code: `${Number(edition)}/${type}/${String(Number(serial)).padStart(2, '0')}` };
}

/** A seal or its first letters as people type it. */
export function readSeal(typed: string): string | undefined {
  const letters = toLatinDigits(typed)
    .toLowerCase()
    .replace(/^sha-?256:?/, '')
    .replace(/[\s:-]+/g, '');
  return /^[0-9a-f]+$/.test(letters) && letters.length >= LEAST && letters.length <= 64 ? letters : undefined;
}

const found =
  (by: Finding['by']) =>
  (provision: SealedProvision): Finding => {
    const texts = sealedTexts(provision.text);
    const own = provisionSeal(provision.code, texts);
    const adopted = provisionSeal(provision.code, sealedTexts(provision.text, provision.authenticLanguage));
    return {
      by,
      provision,
      canonical: canonicalize({ number: provision.code, texts }) ?? '',
      holds: own === provision.seal && adopted === provision.adoptedSeal,
    };
  };

/** Looks up what somebody typed or pasted among published texts: a code, a seal, or words. */
export async function findTyped(db: Db, typed: string): Promise<readonly Finding[]> {
  const code = readProvisionCode(typed);
  if (code !== undefined) return (await findByProvisionCode(db, code.code, code.acronym)).map(found('code'));
  const seal = readSeal(typed);
  if (seal !== undefined) return (await findBySeal(db, seal)).map(found('seal'));
  const { text } = cleanText(typed);
  if (text.trim() === '') return [];
  const exact = await findByWording(db, text.trim());
  if (exact.length > 0) return exact.map(found('wording'));
  const words = [...new Set(text.match(/\p{L}{4,}/gu) ?? [])].slice(0, WORDS);
  const same = likeness(text);
  return (await findNear(db, words))
    .filter((one) => likeness(one.text.ar) === same || likeness(one.text.en) === same)
    .slice(0, 5)
    .map(found('near'));
}
