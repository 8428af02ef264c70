import { actionWords, authorityWords, INSTALLATION } from '../../../platform/audit/index.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import { type FactModel, queryHref } from '../../../platform/views/index.ts';
import { differences, type FieldChange, isBilingual } from '../difference.ts';
import type { EventWhole } from '../store.ts';
import { fieldWords, plainValue, viaWords, whoWords } from '../words.ts';
import { logPath, momentOf, titleOf, type Whole } from './place.ts';

/** Most fields shown: an import may touch thousands. */
const FIELDS = 300;

/** One text of a value; a bilingual one has two. */
export interface ValueLine {
  readonly text: string;
  readonly lang?: 'ar' | 'en';
}

/** A row of the difference. */
export interface DifferenceRow {
  readonly field: string;
  /** The thing that the field belongs to, in a list. */
  readonly of: string;
  readonly before: readonly ValueLine[];
  readonly after: readonly ValueLine[];
}

function linesOf({ t }: Pick<PageContext, 't'>, value: unknown): ValueLine[] {
  if (isBilingual(value)) {
    const both: readonly ValueLine[] = [
      { text: value.ar, lang: 'ar' },
      { text: value.en, lang: 'en' },
    ];
    return both.filter(({ text }) => text !== '');
  }
  if (Array.isArray(value) && value.length > 0 && value.every(isBilingual)) {
    return value.flatMap((one) => linesOf({ t }, one));
  }
  const text = plainValue(t, value);
  return text === '' ? [] : [{ text }];
}

const rowOf = (context: PageContext, change: FieldChange): DifferenceRow => ({
  field: change.field === '' ? (change.path.at(-1) ?? '') : fieldWords(context.t, change.field),
  of: change.field === '' ? '' : change.path.join(' · '),
  before: linesOf(context, change.before),
  after: linesOf(context, change.after),
});

/** What the page of an event shows: its facts, the way to everything done to the same thing, the difference. */
export function eventPage(context: PageContext, whole: Whole, event: EventWhole) {
  const { t } = context;
  const path = logPath(context, whole);
  const title = titleOf(context, event.title);
  const edition = titleOf(context, event.editionTitle);
  const all = event.detailsErased ? [] : differences(event.before, event.after);
  const facts: (FactModel | false)[] = [
    {
      label: t('audit-log:column.who'),
      value: whoWords(t, event),
      ...(event.accountId === null ? {} : { href: queryHref(path, { person: event.accountId }) }),
    },
    {
      label: t('audit-log:column.when'),
      value: momentOf(context, whole, event.at).text,
      datetime: event.at.toISOString(),
      notes: [event.at.toISOString()],
    },
    { label: t('audit-log:column.authority'), value: authorityWords(t, event.authority) },
    { label: t('audit-log:column.via'), value: viaWords(t, event.via) },
    event.origin !== null && { label: t('audit-log:column.from'), value: event.origin.ip, code: true },
    event.origin?.userAgent != null && {
      label: t('audit-log:column.device'),
      value: event.origin.userAgent,
      code: true,
    },
    event.reason !== null && { label: t('audit-log:column.reason'), value: event.reason },
    whole === null && {
      label: t('audit-log:column.edition'),
      value: event.editionId === null ? t('audit-log:installation') : edition.text || event.editionId,
    },
    event.requestId !== null && { label: t('audit-log:column.request'), value: event.requestId, code: true },
    event.chain !== null && {
      label: t('audit-log:chain'),
      value: t('audit-log:chain-place', {
        seq: event.seq ?? 0,
        chain: event.chain === INSTALLATION ? t('audit-log:installation') : edition.text || event.chain,
      }),
    },
    event.hash !== null && { label: t('audit-log:seal'), value: event.hash.slice(0, 16), code: true },
  ];
  return {
    title: [actionWords(t, event.action), title.text].filter((part) => part !== '').join(': '),
    facts: facts.filter((fact): fact is FactModel => fact !== false),
    subjectHref: queryHref(path, { subject: event.subjectId }),
    difference: {
      rows: all.slice(0, FIELDS).map((change) => rowOf(context, change)),
      more: Math.max(0, all.length - FIELDS),
      erased: event.detailsErased,
    },
  };
}
