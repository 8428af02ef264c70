import { notFound } from '../../../../platform/errors/index.ts';
import { textIn } from '../../../../platform/language/index.ts';
import { fact, type Page, type PageContext, say } from '../../../../platform/pages/index.ts';
import { sheetActions, sheetFile, sheetFormats } from '../../../../platform/pages/sheet-file.ts';
import type { SheetTable } from '../../../../platform/spreadsheet/index.ts';
import { type EditionWhole, editionPath } from '../../../series/index.ts';
import { partyCode, partyText } from '../../parties.ts';
import { askedDay, publicTabs } from '../../statements/pages/frame.ts';
import { dayForm } from '../../statements/pages/published.ts';
import * as store from '../../store/pledges.ts';
import { countsOf, type Listed, presentPledge, publicOn } from '../present.ts';
import { publicStatuses } from '../rules.ts';
import { dayIn, type PledgePages, statusTag } from './frame.ts';
import { wordingCards } from './record.ts';

/** Adds the public page of an edition's pledges and the same as data. */
export function addPublicPledges({ shell, database: { db }, pledges }: PledgePages): void {
  const read = async (context: PageContext, whole: EditionWhole) => {
    const { on, bad } = askedDay(context, pledges.today(whole.edition));
    return { on, bad, listed: publicOn(await store.listPledges(db, { editionId: whole.edition.id }), on) };
  };

  shell.published({
    path: '/pledges',
    daily: true,
    async handle(context, whole): Promise<Page> {
      const { t } = context;
      const { on, bad, listed } = await read(context, whole);
      const base = context.href(`${editionPath(whole)}/pledges`);
      const counts = countsOf(listed);
      return {
        template: 'outcomes/pledges',
        digits: whole.edition.digits,
        page: shell.publicPage(context, whole, {
          title: t('pledges:pledges'),
          lede: t('pledges:lede'),
          current: '/statements',
          alternates: [{ href: `${base}.json`, type: 'application/json' }],
          actions: listed.length > 0 ? sheetActions(base) : [],
        }),
        data: {
          tabs: publicTabs(context, whole, 'pledges'),
          tabsLabel: t('statements:public-title'),
          asOf: dayForm(context, base, { on, bad }),
          empty: listed.length === 0 ? { title: t('pledges:none-public') } : null,
          chart: {
            title: t('pledges:chart'),
            note: t('statements:chart-note', { day: dayIn(context, whole, on) }),
            pointLabel: t('pledges:label.status'),
            valueLabel: t('pledges:count'),
            points: publicStatuses.flatMap((status) =>
              counts[status] === undefined
                ? []
                : [{ label: t(`pledges:status.${status}`), value: counts[status] }],
            ),
          },
          cards: listed.map(({ whole: one, status }) => ({
            title: say(one.pledge.title, context),
            href: `${base}/${one.pledge.number}`,
            tags: [
              statusTag(context, status),
              ...(one.pledge.sample ? [{ text: t('pledges:sample'), tone: 'silent' as const }] : []),
            ],
            facts: factsOf(context, whole, { whole: one, status }),
          })),
        },
      };
    },
  });

  const factsOf = (context: PageContext, edition: EditionWhole, { whole }: Listed) => {
    const { t } = context;
    return [
      ...fact(t('pledges:label.number'), whole.pledge.number),
      ...fact(t('pledges:label.pledger'), partyText(whole, context.language)),
      ...fact(
        t('pledges:label.partners'),
        whole.partners
          .filter(({ consented }) => consented)
          .map(({ body }) => say(body.name, context))
          .join(context.language === 'ar' ? '، ' : ', '),
      ),
      ...fact(t('pledges:label.target'), say(whole.pledge.target, context)),
      ...fact(t('pledges:label.due'), dayIn(context, edition, whole.pledge.dueOn)),
      ...fact(t('pledges:label.theme'), say(whole.theme?.title, context)),
    ];
  };

  shell.published({
    path: '/pledges/:number',
    daily: true,
    async handle(context, whole): Promise<Page> {
      const { t } = context;
      const { on, bad, listed } = await read(context, whole);
      const one = listed.find(({ whole: { pledge } }) => String(pledge.number) === context.params.number);
      if (one === undefined) throw notFound();
      const view = presentPledge(one, on, true);
      const base = context.href(`${editionPath(whole)}/pledges`);
      return {
        template: 'outcomes/pledge',
        digits: whole.edition.digits,
        page: shell.publicPage(context, whole, {
          title: say(one.whole.pledge.title, context),
          current: '/statements',
          tags: [statusTag(context, one.status)],
          crumbs: [
            { label: t('pledges:pledges'), href: base },
            { label: say(one.whole.pledge.title, context) },
          ],
        }),
        data: {
          asOf: dayForm(context, `${base}/${view.number}`, { on, bad }),
          facts: factsOf(context, whole, one),
          cards: wordingCards(context, one.whole),
          timeline: view.steps.toReversed().map(({ status, takenOn, note }) => ({
            datetime: takenOn,
            when: dayIn(context, whole, takenOn),
            title: t(`pledges:status.${status}`),
            ...(note === null ? {} : { text: say(note, context) }),
          })),
          timelineTitle: t('pledges:label.steps'),
        },
      };
    },
  });

  shell.published({
    path: '/pledges.json',
    daily: true,
    async handle(context, whole) {
      const { on, listed } = await read(context, whole);
      return {
        type: 'application/json; charset=utf-8',
        body: JSON.stringify({
          items: listed.map((one) => presentPledge(one, on, true)),
          asOf: on,
          counts: countsOf(listed),
        }),
      };
    },
  });

  const sheet = ({ t, language }: PageContext, listed: readonly Listed[]): SheetTable => ({
    title: t('pledges:pledges'),
    language,
    headings: [
      ...(['number', 'title', 'pledger'] as const).map((key) => t(`pledges:label.${key}`)),
      t('statements:label.code'),
      ...(['partners', 'text', 'original', 'target', 'due', 'status'] as const).map((key) =>
        t(`pledges:label.${key}`),
      ),
    ],
    rows: listed.map(({ whole: { pledge, partners, ...party }, status }) => [
      pledge.number,
      textIn(pledge.title, language).text,
      partyText(party, language),
      partyCode(party),
      partners
        .filter(({ consented }) => consented)
        .map(({ body }) => textIn(body.name, language).text)
        .join('; ') || null,
      pledge.text === null ? null : textIn(pledge.text, language).text,
      pledge.originalWording === null ? null : textIn(pledge.originalWording, language).text,
      pledge.target === null ? null : textIn(pledge.target, language).text,
      pledge.dueOn,
      t(`pledges:status.${status}`),
    ]),
  });
  for (const format of sheetFormats) {
    shell.published({
      path: `/pledges.${format}`,
      daily: true,
      handle: async (context, whole) =>
        sheetFile('pledges', format, sheet(context, (await read(context, whole)).listed)),
    });
  }
}
