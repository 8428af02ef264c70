import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { formatList, gregorianDate, isolateLtr, textIn } from '../../platform/language/index.ts';
import type { Page, PageContext } from '../../platform/pages/index.ts';
import { sheetActions, sheetFile, sheetFormats } from '../../platform/pages/sheet-file.ts';
import {
  dateSettingsOf,
  type EditionShell,
  type EditionWhole,
  editionPath,
  sentence,
} from '../series/index.ts';
import { carriedModel } from './carry-forward/carried.ts';
import { axesOf, lastOf } from './follow-up/pages/charts.ts';
import { addressOf } from './follow-up/pages/public.ts';
import { readFollowUp } from './follow-up/reading.ts';
import { type FollowUpItem, headFinds, headSays } from './follow-up/standing.ts';
import { presentDocument } from './present.ts';
import { anchorOf, hasNumber, provisionPath } from './rules.ts';
import { provisionsSheet } from './sheet.ts';
import * as store from './store/index.ts';

/** What a reader may narrow the list by. */
interface Filters {
  readonly theme: string | undefined;
  readonly body: string | undefined;
}

const one = (value: string | readonly string[] | undefined): string | undefined => {
  const text = typeof value === 'string' ? value : value?.[0];
  return text === undefined || text === '' ? undefined : text;
};

const answersTo = (whole: store.ProvisionWhole, body: string): boolean =>
  [whole.lead, ...whole.supporting].some((named) => named?.slug === body);

/** Adds the public pages of an edition's texts. */
export function addOutcomesPublicPages({
  shell,
  database,
  clock,
}: {
  shell: EditionShell;
  database: Database;
  clock: Clock;
}): void {
  const { db } = database;

  const readPublished = async (editionId: string) => {
    const documents = (await store.listDocuments(db, editionId)).filter(
      ({ status }) => status === 'published',
    );
    const ids = new Set(documents.map(({ id }) => id));
    const provisions = (await store.listProvisions(db, editionId)).filter(({ provision }) =>
      ids.has(provision.documentId),
    );
    return { documents, provisions };
  };

  shell.published({
    path: '/recommendations',
    async handle(context, whole): Promise<Page> {
      const { documents, provisions } = await readPublished(whole.edition.id);
      const carried = await carriedModel({ database, clock }, context, whole);
      const followed = new Map(
        (await readFollowUp({ database, clock }, whole)).map((item) => [item.recommendation.id, item]),
      );
      const filters: Filters = { theme: one(context.query.theme), body: one(context.query.body) };
      const { t, language } = context;
      const base = context.href(`${editionPath(whole)}`);
      return {
        template: 'outcomes/recommendations',
        digits: whole.edition.digits,
        page: shell.publicPage(context, whole, {
          title: t('common:nav.public.recommendations'),
          current: '/recommendations',
          description: textIn(whole.edition.title, language).text,
          alternates: [
            { href: `${base}/recommendations.json`, type: 'application/json' },
            { href: `${base}/recommendations.csv`, type: 'text/csv' },
          ],
        }),
        data: {
          documents: documents.map((document) =>
            documentModel(context, whole, document, provisions, filters, followed),
          ),
          filters: filterModel(context, whole, provisions, filters),
          byBody: byBodyModel(context, provisions),
          carried,
          formats: (['ar', 'en', 'ar-en'] as const).map((mode) => ({
            href: `${base}/recommendations.${mode}.pdf`,
            label: t(`outcomes:report.${mode}`),
          })),
          tables: sheetActions(`${base}/recommendations`),
          searchHref: context.href('/search'),
          followUp: followed.size === 0 ? null : `${base}/follow-up`,
          hasRecommendations: documents.some(({ kind }) => kind === 'recommendations'),
        },
      };
    },
  });

  for (const format of sheetFormats) {
    shell.published({
      path: `/recommendations.${format}`,
      async handle(context, whole) {
        const { documents, provisions } = await readPublished(whole.edition.id);
        return sheetFile('recommendations', format, provisionsSheet(context, documents, provisions));
      },
    });
  }

  shell.published({
    path: '/recommendations.json',
    async handle(_context, whole) {
      const { documents, provisions } = await readPublished(whole.edition.id);
      return {
        type: 'application/json; charset=utf-8',
        body: JSON.stringify({ items: documents.map((document) => presentDocument(document, provisions)) }),
      };
    },
  });
}

/** Both axes of a recommendation, where it is followed up. */
const standingModel = (context: PageContext, edition: EditionWhole, item: FollowUpItem | undefined) =>
  item === undefined
    ? {}
    : {
        axes: axesOf(context.words(edition.edition.digits), headSays(item), headFinds(item)),
        last: lastOf(context, edition, item),
        followUp: {
          href: context.href(`${editionPath(edition)}/follow-up/${addressOf(item)}`),
          label: context.t('follow-up:open', { code: isolateLtr(item.recommendation.code ?? '') }),
        },
      };

const numberParts = (whole: store.ProvisionWhole, context: PageContext, edition: EditionWhole) => {
  const { provision } = whole;
  const { language, t } = context;
  const settings = dateSettingsOf(edition, language);
  const bodies = (rows: readonly store.NamedRow[]) =>
    formatList(
      rows.map(({ name }) => textIn(name, language).text),
      language,
      'roster',
    );
  return {
    id: anchorOf(provision),
    number: provision.number,
    historyHref:
      provision.number === null ||
      provision.kind !== 'recommendation' ||
      (whole.links.length === 0 && whole.disposition === null)
        ? null
        : context.href(`${editionPath(edition)}/recommendations/${provision.number}/history`),
    href:
      provision.number === null || provision.kind !== 'recommendation'
        ? null
        : context.href(`${editionPath(edition)}${provisionPath(provision)}`),
    code: provision.code,
    title: provision.title === null ? null : textIn(provision.title, language),
    text: textIn(provision.text, language),
    authentic: provision.text.authentic,
    status: provision.text.status[language],
    theme:
      whole.theme === null
        ? null
        : { number: whole.theme.number, name: textIn(whole.theme.title, language).text },
    sample: provision.sample,
    facts: [
      { label: t('outcomes:lead'), value: whole.lead === null ? '' : bodies([whole.lead]), strong: true },
      { label: t('outcomes:supporting'), value: bodies(whole.supporting) },
      {
        label: t('outcomes:target-group'),
        value: provision.targetGroup === null ? '' : textIn(provision.targetGroup, language).text,
      },
      {
        label: t('outcomes:level'),
        value: provision.level === null ? '' : t(`outcomes:levels.${provision.level}`),
      },
      {
        label: t('outcomes:due'),
        value: provision.dueOn === null ? '' : gregorianDate(provision.dueOn, settings),
      },
    ].filter(({ value }) => value !== ''),
    sessions: whole.sessions.map((session) => ({
      code: session.code,
      title: textIn(session.title, language).text,
      href: context.href(`${editionPath(edition)}/sessions/${session.slug}`),
    })),
    links: whole.links.map((link) => ({
      relation: t(`outcomes:relation.${link.relation}`),
      text: textIn(link.edition.title, language).text,
      // Codes stay in the Latin order of their parts; a text without one is named by its document.
      code: link.provision?.code ?? null,
      document: link.provision?.code == null ? textIn(link.document.title, language).text : null,
      href: context.href(
        `/forums/${link.edition.seriesSlug}/${link.edition.slug}${
          link.provision === null ? `/texts/${link.document.slug}` : provisionPath(link.provision)
        }`,
      ),
    })),
    disposition:
      whole.disposition === null
        ? null
        : {
            outcome: sentence(t(`common:status.disposition.${whole.disposition.outcome}`)),
            reason: textIn(whole.disposition.reason, language).text,
          },
  };
};

function documentModel(
  context: PageContext,
  edition: EditionWhole,
  document: store.DocumentRow,
  all: readonly store.ProvisionWhole[],
  filters: Filters,
  followed: ReadonlyMap<string, FollowUpItem>,
) {
  const { language, t } = context;
  const own = all.filter(({ provision }) => provision.documentId === document.id);
  const operative = own.filter(
    (whole) =>
      hasNumber(whole.provision.kind) &&
      (filters.theme === undefined || whole.theme?.slug === filters.theme) &&
      (filters.body === undefined || answersTo(whole, filters.body)),
  );
  const narrowed = filters.theme !== undefined || filters.body !== undefined;
  const groups = new Map<string, { theme: unknown; items: unknown[] }>();
  for (const whole of operative) {
    const model = {
      ...numberParts(whole, context, edition),
      ...standingModel(context, edition, followed.get(whole.provision.id)),
    };
    const key = whole.theme?.id ?? '';
    const group = groups.get(key) ?? { theme: model.theme, items: [] };
    group.items.push(model);
    groups.set(key, group);
  }
  const settings = dateSettingsOf(edition, language);
  return {
    id: document.slug,
    href: context.href(`${editionPath(edition)}/texts/${document.slug}`),
    title: textIn(document.title, language),
    kind: t(`outcomes:kinds.${document.kind}`),
    summary: document.summary,
    remark: document.remark === null ? null : textIn(document.remark, language),
    chapeau: document.chapeau === null || narrowed ? null : textIn(document.chapeau, language),
    preamble: narrowed
      ? []
      : own
          .filter(({ provision }) => provision.kind === 'preamble')
          .map(({ provision }) => textIn(provision.text, language)),
    enacting: document.enacting === null || narrowed ? null : textIn(document.enacting, language),
    groups: [...groups.values()],
    count: operative.length,
    recommends: document.kind === 'recommendations',
    facts: [
      {
        label: t('outcomes:adoption'),
        value: document.adoptionManner === null ? '' : t(`outcomes:manner.${document.adoptionManner}`),
      },
      {
        label: t('outcomes:adopted-on'),
        value: document.adoptedOn === null ? '' : gregorianDate(document.adoptedOn, settings),
      },
      { label: t('outcomes:authentic-text'), value: t(`common:language.${document.authenticLanguage}`) },
    ].filter(({ value }) => value !== ''),
  };
}

function filterModel(
  context: PageContext,
  edition: EditionWhole,
  all: readonly store.ProvisionWhole[],
  filters: Filters,
) {
  const { language } = context;
  const themes = new Map<string, { number: number; label: string }>();
  const bodies = new Map<string, string>();
  for (const { theme, lead, supporting } of all) {
    if (theme !== null)
      themes.set(theme.slug, { number: theme.number, label: textIn(theme.title, language).text });
    for (const body of [lead, ...supporting]) {
      if (body !== null) bodies.set(body.slug, textIn(body.name, language).text);
    }
  }
  return {
    action: context.href(`${editionPath(edition)}/recommendations`),
    active: filters.theme !== undefined || filters.body !== undefined,
    themes: [...themes]
      .toSorted(([, one], [, other]) => one.number - other.number)
      .map(([value, { number, label }]) => ({ value, label, number, selected: value === filters.theme })),
    bodies: [...bodies]
      .map(([value, label]) => ({ value, label, selected: value === filters.body }))
      .toSorted((one, other) => one.label.localeCompare(other.label, language)),
  };
}

/** Recommendations by body: each row names them, so a count can't differ from its list. */
function byBodyModel(context: PageContext, all: readonly store.ProvisionWhole[]) {
  const rows = new Map<string, { name: string; lead: number[]; supporting: number[] }>();
  const row = ({ slug, name }: store.NamedRow) => {
    const known = rows.get(slug) ?? { name: textIn(name, context.language).text, lead: [], supporting: [] };
    rows.set(slug, known);
    return known;
  };
  for (const { provision, lead, supporting } of all) {
    if (provision.number === null || provision.kind !== 'recommendation') continue;
    if (lead !== null) row(lead).lead.push(provision.number);
    for (const body of supporting) row(body).supporting.push(provision.number);
  }
  return [...rows.values()].toSorted((one, other) => other.lead.length - one.lead.length);
}
