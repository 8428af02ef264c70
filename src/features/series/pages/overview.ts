import { type AuditEvent, actionWords, actorWords, listAuditEvents } from '../../../platform/audit/index.ts';
import type { Database } from '../../../platform/database/index.ts';
import { fullDate, gregorianRange, hijriRange, textIn, time } from '../../../platform/language/index.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import type {
  CardModel,
  FactModel,
  NoticeModel,
  RecordPageModel,
  StepModel,
  TimelineEntry,
} from '../../../platform/views/index.ts';
import { countFigures, type EditionFigure } from '../figures.ts';
import { manageEdition, placeOf, workInEdition } from '../policy.ts';
import { sentence } from '../sentence.ts';
import { dateSettingsOf, type EditionShell, managementPath } from '../shell.ts';
import type { EditionWhole } from '../store.ts';

/** Changes on the overview; the log has all of them. */
const LATEST = 10;

interface Counted extends EditionFigure {
  readonly value: number;
}

/** Adds an edition's overview: its figures, what waits, the next step, the latest changes. */
export function addOverviewPage({
  shell,
  database,
  figures,
}: {
  shell: EditionShell;
  database: Database;
  figures: readonly EditionFigure[];
}): void {
  shell.managed({
    path: '',
    policy: workInEdition,
    handle: async (context, whole) => {
      const { t, language, actor } = context;
      const words = context.words(whole.edition.digits);
      const place = placeOf(whole.edition);
      const base = context.href(managementPath(whole));
      const own = figures.filter(({ policy }) => policy.allows(actor, place));
      const values = await countFigures(database, whole.edition.id, own);
      const counted = own.map((figure, index): Counted => ({ ...figure, value: values[index] ?? 0 }));
      // Titles in the log tell of texts under embargo: whoever does not own the edition sees the own changes alone.
      const owns = manageEdition.allows(actor, place);
      const events = await listAuditEvents(database.db, {
        editionId: whole.edition.id,
        limit: LATEST,
        ...(owns || actor.kind !== 'account' ? {} : { accountId: actor.accountId }),
      });
      const data: RecordPageModel = {
        notices: [noticeOf(context, whole, base, owns)],
        stats: counted
          .filter(({ kind }) => kind === 'total')
          .map(({ label, value, path }) => ({ label: t(label), value, href: `${base}${path}` })),
        cards: [openCard(context, base, counted)],
        aside: [factsCard(context, whole)],
        steps: stepsOf(context, base, counted),
        stepsTitle: t('series:overview.steps'),
        timeline: events.map((event) => ({
          ...entryOf(context, whole, event),
          ...(owns ? { href: `${base}/audit/${event.id}` } : {}),
        })),
        timelineTitle: t(owns ? 'series:overview.latest' : 'series:overview.latest-own'),
      };
      return {
        template: 'pages/record',
        digits: whole.edition.digits,
        page: shell.managementPage({ ...context, t: words }, whole, {
          title: t('common:nav.management.overview'),
          lede: textIn(whole.edition.title, language).text,
          current: '',
          tags: [
            { text: sentence(t(`common:status.edition.${whole.edition.status}`)), tone: 'brand' },
            whole.edition.visibility === 'public'
              ? { text: t('series:form.visibility-options.public'), tone: 'ok' }
              : { text: t('series:form.visibility-options.draft'), tone: 'line', icon: 'lock' },
          ],
        }),
        data: { ...data },
      };
    },
  });
}

function noticeOf(
  { t }: PageContext,
  { edition }: EditionWhole,
  base: string,
  owns: boolean,
): NoticeModel | undefined {
  if (edition.visibility === 'public') return undefined;
  return {
    title: t('series:overview.hidden'),
    text: t('series:overview.hidden-text'),
    actions: owns ? [{ label: t('series:manage.settings'), href: `${base}/settings` }] : [],
  };
}

/** What waits for somebody, each with the list where it is done. */
function openCard({ t }: PageContext, base: string, counted: readonly Counted[]): CardModel {
  const facts = counted
    .filter(({ kind, value }) => kind === 'open' && value > 0)
    .map(({ label, value, path }): FactModel => ({ label: t(label), value, href: `${base}${path}` }));
  return facts.length === 0
    ? { title: t('series:overview.waiting'), text: t('series:overview.nothing-waits') }
    : { title: t('series:overview.waiting'), facts };
}

/** The edition's life: what is there is done, the first that is not there is next. */
function stepsOf({ t }: PageContext, base: string, counted: readonly Counted[]): StepModel[] {
  const steps = counted
    .flatMap(({ step, value, path }) => (step === undefined ? [] : [{ ...step, value, path }]))
    .toSorted((one, other) => one.order - other.order);
  const next = steps.find(({ value }) => value === 0);
  return steps.map((step) => ({
    title: t(step.label),
    href: `${base}${step.path}`,
    ...(step.value > 0 ? { state: 'done' as const } : step === next ? { state: 'current' as const } : {}),
  }));
}

function factsCard({ t, language }: PageContext, whole: EditionWhole): CardModel {
  const { edition, organiser } = whole;
  const settings = dateSettingsOf(whole, language);
  const hijri = hijriRange(edition.startsOn, edition.endsOn, settings);
  const facts: FactModel[] = [
    {
      label: t('series:manage.dates'),
      value: gregorianRange(edition.startsOn, edition.endsOn, settings),
      notes: hijri === '' ? [] : [hijri],
    },
    {
      label: t('series:form.city'),
      value: edition.city === null ? '' : textIn(edition.city, language).text,
    },
    { label: t('series:form.mode'), value: t(`series:mode.${edition.mode}`) },
    {
      label: t('series:form.organiser'),
      value: organiser === null ? '' : textIn(organiser.name, language).text,
    },
    { label: t('series:form.time-zone'), value: edition.timeZone, code: true },
  ];
  return { title: t('series:form.identity'), facts: facts.filter(({ value }) => value !== '') };
}

function entryOf({ t, language }: PageContext, whole: EditionWhole, event: AuditEvent): TimelineEntry {
  const settings = dateSettingsOf(whole, language);
  const { title, reason } = event;
  const name = title === null || typeof title === 'string' ? (title ?? '') : textIn(title, language).text;
  return {
    datetime: event.at.toISOString(),
    when: `${fullDate(event.at, { ...settings, hijri: { ...settings.hijri, show: false } })}${
      language === 'ar' ? '، ' : ', '
    }${time(event.at, settings)}`,
    title: actionWords(t, event.action),
    text: [name, reason ?? ''].filter((part) => part !== '').join('\u00a0· ') || undefined,
    who: actorWords(t, event),
  };
}
