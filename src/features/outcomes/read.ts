import { createEntry } from '../../platform/entry/index.ts';
import { slugFrom } from '../../platform/language/index.ts';
import type { DocumentPatch, ProvisionPatch } from './contract.ts';
import type { DocumentRow, ProvisionRow } from './store/index.ts';

/** Input → columns of a text; for an edit, what the input leaves out stays. */
export function readDocument(input: DocumentPatch, old: DocumentRow | null, authentic: 'ar' | 'en') {
  const entry = createEntry();
  const language = input.authenticLanguage ?? old?.authenticLanguage ?? authentic;
  const title = entry.line('title', input.title, {
    required: true,
    old: old?.title ?? null,
    authentic: language,
  });
  const text = (field: 'chapeau' | 'enacting' | 'remark') =>
    entry.text(field, input[field], { old: old?.[field] ?? null, authentic: language });
  const row = { chapeau: text('chapeau'), enacting: text('enacting'), remark: text('remark') };
  entry.done();
  const kind = input.kind ?? old?.kind ?? 'recommendations';
  return {
    ...row,
    kind,
    title: title as NonNullable<typeof title>,
    slug: input.slug ?? old?.slug ?? slugFrom(title?.en || kind),
    authenticLanguage: language,
    summary: input.summary ?? old?.summary ?? false,
  };
}

/** Input → columns of a provision; for an edit, what the input leaves out stays. */
export function readProvision(input: ProvisionPatch, old: ProvisionRow | null, authentic: 'ar' | 'en') {
  const entry = createEntry();
  // The document says which language decides; what a form sends beside the text does not.
  const own = <T extends object>(given: T | null | undefined) => (given ? { ...given, authentic } : given);
  const title = entry.line('title', own(input.title), { old: old?.title ?? null, authentic });
  const text = entry.text('text', own(input.text), { required: true, old: old?.text ?? null, authentic });
  entry.check(text === null || text[authentic] !== '', `text.${authentic}`, 'authentic-text-needed');
  const targetGroup = entry.line('targetGroup', input.targetGroup, {
    old: old?.targetGroup ?? null,
    authentic,
  });
  entry.done();
  return {
    kind: input.kind ?? old?.kind ?? 'recommendation',
    title,
    text: text as NonNullable<typeof text>,
    targetGroup,
    themeId: input.themeId === undefined ? (old?.themeId ?? null) : input.themeId,
    level: input.level === undefined ? (old?.level ?? null) : input.level,
    dueOn: input.dueOn === undefined ? (old?.dueOn ?? null) : input.dueOn,
  };
}
