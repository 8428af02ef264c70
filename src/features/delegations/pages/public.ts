import type { Database } from '../../../platform/database/index.ts';
import type { Rendered } from '../../../platform/http/index.ts';
import { textIn } from '../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../platform/pages/index.ts';
import { sheetActions, sheetFile, sheetFormats } from '../../../platform/pages/sheet-file.ts';
import { type EditionShell, type EditionWhole, editionPath } from '../../series/index.ts';
import { versionWords } from '../participant-lists/pages/shown.ts';
import { inOrder, orderFor } from '../precedence/order-for.ts';
import { presentParticipation } from '../present.ts';
import { participationSheet } from '../sheet.ts';
import { listLists } from '../store/participant-lists.ts';
import { listParticipations, type ParticipationWhole } from '../store.ts';
import { participationCategories } from '../tables.ts';

/** More than any edition has: a public list is whole. */
const ALL = 10_000;

/** Adds the public list of who takes part, as a page and as files. */
export function addParticipantsPages({
  shell,
  database,
}: {
  readonly shell: EditionShell;
  readonly database: Database;
}): void {
  /** Who accepted, in the order of precedence; without one, states in their approved order, then bodies. */
  const accepted = async (context: PageContext, { edition }: EditionWhole): Promise<ParticipationWhole[]> => {
    const { language } = context;
    const rows = await listParticipations(
      database.db,
      edition.id,
      language,
      { status: 'accepted' },
      { limit: ALL },
    );
    const { participationIds } = await orderFor(database.db, edition.id, 'list');
    return inOrder(
      participationIds,
      [...rows.filter(({ state }) => state !== null), ...rows.filter(({ state }) => state === null)],
      ({ participation }) => participation.id,
    );
  };

  shell.published({
    path: '/participants',
    async handle(context, whole): Promise<Page> {
      const rows = await accepted(context, whole);
      const [issued] = await listLists(database.db, { editionId: whole.edition.id });
      const t = context.words(whole.edition.digits);
      const path = context.href(`${editionPath(whole)}/participants`);
      const [states, bodies] = (['state', 'body'] as const).map((kind) =>
        rows.filter(({ participation }) => participation.entityKind === kind),
      ) as [ParticipationWhole[], ParticipationWhole[]];
      const lede =
        bodies.length === 0
          ? t('common:count.state', { count: states.length })
          : states.length === 0
            ? t('common:count.body', { count: bodies.length })
            : t('delegations:states-and-bodies', {
                states: t('common:count.state', { count: states.length }),
                bodies: t('common:count.body', { count: bodies.length }),
              });
      return {
        template: 'delegations/participants',
        digits: whole.edition.digits,
        page: shell.publicPage(context, whole, {
          title: t('common:nav.public.participants'),
          current: '/participants',
          description: textIn(whole.edition.title, context.language).text,
          ...(rows.length === 0
            ? {}
            : {
                lede,
                actions: [
                  {
                    label: 'PDF',
                    href: `${path}.${context.language}.pdf`,
                    icon: 'down' as const,
                    size: 'sm' as const,
                  },
                  ...sheetActions(path),
                ],
              }),
          alternates: [
            { href: `${path}.json`, type: 'application/json' },
            { href: `${path}.csv`, type: 'text/csv' },
          ],
        }),
        data: {
          notice:
            issued === undefined
              ? undefined
              : {
                  title: t('participant-lists:title'),
                  text: versionWords(context, whole, issued),
                  tone: 'info',
                  actions: [
                    { label: t('participant-lists:open'), href: `${path}/list`, size: 'sm' },
                    { label: 'PDF', href: `${path}/list.${context.language}.pdf`, size: 'sm' },
                    { label: 'XLSX', href: `${path}/list.xlsx`, size: 'sm' },
                  ],
                },
          known: rows.some(({ participation }) => participation.participants !== null),
          // One label for a list that is invented throughout, one for each line of a mixed one.
          allSamples: rows.length > 0 && rows.every(({ participation }) => participation.sample),
          sections: [
            { id: 'states', title: t('delegations:states'), groups: groupsOf(context, whole, states) },
            { id: 'bodies', title: t('delegations:bodies'), groups: groupsOf(context, whole, bodies) },
          ].filter(({ groups }) => groups.length > 0),
        },
      };
    },
  });

  for (const format of sheetFormats) {
    shell.published({
      path: `/participants.${format}`,
      async handle(context, whole): Promise<Rendered> {
        const table = participationSheet(context, await accepted(context, whole), { withStatus: false });
        return sheetFile('participants', format, table);
      },
    });
  }

  shell.published({
    path: '/participants.json',
    async handle(context, whole): Promise<Rendered> {
      const items = (await accepted(context, whole)).map((one) =>
        presentParticipation(one, { works: false }),
      );
      return { type: 'application/json; charset=utf-8', body: JSON.stringify({ items }) };
    },
  });
}

/** Parties by category, in the order of the categories; the heading is left out where there is one alone. */
function groupsOf(context: PageContext, whole: EditionWhole, rows: readonly ParticipationWhole[]) {
  const t = context.words(whole.edition.digits);
  const present = participationCategories.filter((category) =>
    rows.some(({ participation }) => participation.category === category),
  );
  return present.map((category) => ({
    title: present.length === 1 ? null : t(`delegations:categories.${category}`),
    parties: rows
      .filter(({ participation }) => participation.category === category)
      .map(({ participation, state, body }) => {
        const name = state?.shortName ?? body?.name;
        return {
          name: name === undefined ? null : textIn(name, context.language),
          count: participation.participants,
          sample: participation.sample,
        };
      }),
  }));
}
