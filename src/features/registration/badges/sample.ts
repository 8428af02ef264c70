import { badgeCode, editionMark } from '../rules/badge-code.ts';
import type { Design } from './designs.ts';
import type { BadgeDocument } from './render/index.ts';

/** A badge that shows a design: its code is signed by nobody and opens nothing. */
export function sampleBadge(
  design: Design,
  whole: { readonly edition: { readonly id: string } },
): BadgeDocument {
  const { category, zones, days, size, colour, back } = design;
  return {
    serial: 0,
    code: badgeCode(
      { edition: editionMark(whole.edition.id), keyNumber: 1, serial: 1, category, zones, days },
      new Uint8Array(64),
    ),
    category,
    name: { ar: 'سلمى بنت عبدالعزيز النهري', en: 'Salma bint Abdulaziz Al-Nahri' },
    post: { ar: 'مديرة إدارة التعاون الدولي', en: 'Director of International Cooperation' },
    body: { ar: 'هيئة الأنهار', en: 'Rivers Authority' },
    state: null,
    stateCode: null,
    zones,
    days,
    size,
    colour,
    back: back === null ? null : { ar: back.ar, en: back.en },
    photo: null,
  };
}
