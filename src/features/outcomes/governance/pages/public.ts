import { addDays } from '../../../../platform/language/index.ts';
import { type Page, type PageContext, say } from '../../../../platform/pages/index.ts';
import { sheetActions, sheetFile, sheetFormats } from '../../../../platform/pages/sheet-file.ts';
import { type EditionWhole, editionPath } from '../../../series/index.ts';
import { partyCode, partyText } from '../../parties.ts';
import { askedDay, dayIn, publicTabs } from '../../statements/pages/frame.ts';
import { dayForm } from '../../statements/pages/published.ts';
import * as store from '../../store/governance.ts';
import { holderOn, presentGoverningBody, type Seating, tenuresOf } from '../present.ts';
import { existsOn, vacancies } from '../rules.ts';
import type { GovernancePages } from './frame.ts';

/** Width of the picture of a seat's time. */
const WIDTH = 360;

/** The years that a picture of seats spans, with the day asked for in it. */
function spanOf(seating: Seating, on: string): { readonly from: string; readonly to: string } {
  const days = [
    on,
    ...seating.tenures.flatMap(({ tenure }) => [
      tenure.startsOn,
      ...(tenure.endsOn === null ? [] : [tenure.endsOn]),
    ]),
    ...seating.seats.flatMap(({ createdOn }) => createdOn ?? []),
  ].toSorted();
  const year = (day: string | undefined): number => Number((day ?? on).slice(0, 4));
  return { from: `${year(days[0])}-01-01`, to: `${year(days.at(-1)) + 1}-01-01` };
}

/** The picture of a body's seats: who held each, from when until when, and where nobody did. */
export function timelineOf(
  context: PageContext,
  whole: EditionWhole,
  { seating, bodyId, on }: { readonly seating: Seating; readonly bodyId: string; readonly on: string },
) {
  const { t, language } = context;
  const { from, to } = spanOf(seating, on);
  const [first, last] = [Date.parse(from), Date.parse(to)];
  const x = (day: string): number =>
    Math.round(((Math.min(Math.max(Date.parse(day), first), last) - first) / (last - first)) * WIDTH * 10) /
    10;
  const years = [];
  const [start, end] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const every = Math.max(1, Math.ceil((end - start) / 6));
  for (let year = start; year < end; year += every)
    years.push({ x: x(`${year}-01-01`), label: String(year) });
  return {
    title: t('governance:chart'),
    note: t('governance:chart-note', { day: dayIn(context, whole, on) }),
    seatLabel: t('governance:label.seat'),
    holderLabel: t('governance:label.holder'),
    untilLabel: t('governance:label.until'),
    timeLabel: t('governance:years'),
    legend: (['held', 'vacant', 'follows'] as const).map((mark) => ({
      mark,
      label: t(`governance:legend.${mark}`),
    })),
    width: WIDTH,
    on: x(on),
    years,
    rows: seating.seats
      .filter((seat) => seat.governingBodyId === bodyId && existsOn(seat, on))
      .map((seat) => {
        const own = tenuresOf(seating, seat);
        const holder = holderOn(seating, seat, on);
        const begin = seat.createdOn ?? own[0]?.tenure.startsOn ?? from;
        const tag = holder === undefined ? { text: t('governance:vacant'), tone: 'silent' as const } : null;
        return {
          name: say(seat.name, context),
          kind: [
            t(`governance:kind.${seat.kind}`),
            ...(seat.founding ? [t('governance:founding')] : []),
          ].join(' · '),
          holder: holder === undefined ? null : partyText(holder, language),
          person: [holder?.person, holder?.alternate]
            .flatMap((person) => (person == null ? [] : [say(person.name, context)]))
            .join(language === 'ar' ? '، ' : ', '),
          until:
            holder === undefined || holder.tenure.endsOn === null
              ? null
              : dayIn(context, whole, addDays(holder.tenure.endsOn, -1)),
          tag,
          follows: seat.officeSeatId !== null,
          bars: own.map(({ tenure }) => ({
            x: x(tenure.startsOn),
            width: Math.max(1, x(tenure.endsOn ?? to) - x(tenure.startsOn)),
          })),
          gaps: vacancies(
            own.map(({ tenure }) => tenure),
            { from: begin, to: seat.abolishedOn ?? to },
          ).map((gap) => ({ x: x(gap.from), width: Math.max(0, x(gap.to) - x(gap.from)) })),
          words: own.map((one) =>
            t('governance:holds', {
              holder: partyText(one, language),
              from: dayIn(context, whole, one.tenure.startsOn),
              until:
                one.tenure.endsOn === null
                  ? t('governance:open-end')
                  : dayIn(context, whole, addDays(one.tenure.endsOn, -1)),
            }),
          ),
        };
      }),
  };
}

/** Adds the public page of who sits where on a day, and the same as data. */
export function addPublicGovernance(deps: GovernancePages): void {
  const { shell, database, today, seatingOf } = deps;
  const { db } = database;

  const read = async (context: PageContext, whole: EditionWhole) => ({
    ...askedDay(context, today(whole.edition)),
    bodies: await store.listGoverningBodies(db, whole.series.id),
    seating: await seatingOf(whole.series.id),
  });

  shell.published({
    path: '/governance',
    daily: true,
    async handle(context, whole): Promise<Page> {
      const { t } = context;
      const { on, bad, bodies, seating } = await read(context, whole);
      const base = context.href(`${editionPath(whole)}/governance`);
      return {
        template: 'outcomes/governance',
        digits: whole.edition.digits,
        page: shell.publicPage(context, whole, {
          title: t('governance:governance'),
          lede: t('governance:lede'),
          current: '/statements',
          alternates: [{ href: `${base}.json`, type: 'application/json' }],
          actions: bodies.length > 0 ? sheetActions(base) : [],
        }),
        data: {
          tabs: publicTabs(context, whole, 'governance'),
          tabsLabel: t('statements:public-title'),
          asOf: dayForm(context, base, { on, bad }),
          empty: bodies.length === 0 ? { title: t('governance:none-public') } : null,
          bodies: bodies.map((one) => {
            const view = presentGoverningBody(one, seating, on);
            return {
              name: say(one.body.name, context),
              mandate: say(one.governing.mandate, context),
              stats: [
                { label: t('governance:label.seats'), value: view.seats.length },
                { label: t('governance:label.vacancies'), value: view.vacant },
              ],
              none: view.seats.length === 0 ? { title: t('governance:no-seats') } : null,
              chart: timelineOf(context, whole, { seating, bodyId: one.governing.id, on }),
            };
          }),
        },
      };
    },
  });

  shell.published({
    path: '/governance.json',
    daily: true,
    async handle(context, whole) {
      const { on, bodies, seating } = await read(context, whole);
      return {
        type: 'application/json; charset=utf-8',
        body: JSON.stringify({ items: bodies.map((body) => presentGoverningBody(body, seating, on)) }),
      };
    },
  });

  for (const format of sheetFormats) {
    shell.published({
      path: `/governance.${format}`,
      daily: true,
      async handle(context, whole) {
        const { t, language } = context;
        const { on, bodies, seating } = await read(context, whole);
        return sheetFile('governance', format, {
          title: t('governance:governance'),
          language,
          headings: [
            t('governance:body'),
            ...(['seat', 'kind', 'holder'] as const).map((key) => t(`governance:label.${key}`)),
            t('statements:label.code'),
            ...(['person', 'alternate', 'starts-on', 'ends-on'] as const).map((key) =>
              t(`governance:label.${key}`),
            ),
          ],
          rows: bodies.flatMap(({ governing, body }) =>
            seating.seats
              .filter((seat) => seat.governingBodyId === governing.id && existsOn(seat, on))
              .map((seat) => {
                const holder = holderOn(seating, seat, on);
                return [
                  say(body.name, context),
                  say(seat.name, context),
                  t(`governance:kind.${seat.kind}`),
                  holder === undefined ? t('governance:vacant') : partyText(holder, language),
                  holder === undefined ? null : partyCode(holder),
                  say(holder?.person?.name, context) || null,
                  say(holder?.alternate?.name, context) || null,
                  holder?.tenure.startsOn ?? null,
                  holder?.tenure.endsOn ?? null,
                ];
              }),
          ),
        });
      },
    });
  }
}
