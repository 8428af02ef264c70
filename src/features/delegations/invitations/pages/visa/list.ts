import { gregorianDate, textIn } from '../../../../../platform/language/index.ts';
import type { PageContext } from '../../../../../platform/pages/index.ts';
import { queryValue } from '../../../../../platform/pages/workbench.ts';
import type { TableModel } from '../../../../../platform/views/index.ts';
import { dateSettingsOf, type EditionWhole } from '../../../../series/index.ts';
import * as store from '../../../store/visa-letters.ts';
import { issueVisaLetters } from '../../policy.ts';
import { type InvitationPages, visaPath } from '../shared.ts';

const tones = { requested: 'warn', issued: 'ok', refused: 'line' } as const;

/** The way back to the list of letters. */
export const listLink = (context: PageContext, whole: EditionWhole) => ({
  label: context.t('invitations:visa.letters'),
  href: visaPath(context, whole),
});

/** Adds the list of letters that support visas: who asked, who issued which. */
export function addVisaList({ shell, database }: InvitationPages): void {
  const { db } = database;

  shell.managed({
    path: '/visa-letters',
    policy: issueVisaLetters,
    handle: async (context, whole) => {
      const t = context.words(whole.edition.digits);
      const base = visaPath(context, whole);
      const settings = dateSettingsOf(whole, context.language);
      const rows = await store.listVisaLetters(db, whole.edition.id);
      const add = {
        label: t('invitations:visa.request'),
        href: `${base}/new`,
        icon: 'plus' as const,
        tone: 'primary' as const,
      };
      const done = queryValue(context, 'done');
      const table: TableModel = {
        id: 'visa-letters',
        caption: t('invitations:visa.letters'),
        columns: [
          { key: 'name', label: t('invitations:field.name') },
          { key: 'nationality', label: t('invitations:field.nationality') },
          { key: 'passport', label: t('invitations:field.passport') },
          { key: 'state', label: t('invitations:column.state') },
          { key: 'letter', label: t('invitations:column.letter') },
          { key: 'date', label: t('invitations:visa.date') },
        ],
        rows: rows.map(({ letter, attendee, passport, nationality }) => ({
          id: letter.id,
          title: textIn(attendee.name, context.language).text,
          ...(letter.state === 'requested' ? { href: `${base}/${letter.id}` } : {}),
          cells: {
            nationality: nationality === null ? null : nationality[context.language] || nationality.ar,
            passport:
              passport === null
                ? { text: t('invitations:visa.no-passport'), muted: true }
                : { code: `•••• ${passport.tail}` },
            state: {
              tag: { text: t(`invitations:visa.state.${letter.state}`), tone: tones[letter.state] },
              ...(letter.state === 'refused' && letter.reason !== null ? { sub: letter.reason } : {}),
            },
            letter:
              letter.letterNumber === null
                ? null
                : { text: letter.letterNumber, href: `${base}/${letter.id}/letter.pdf` },
            date: gregorianDate(letter.decidedAt ?? letter.requestedAt, settings),
          },
        })),
        ...(rows.length > 0
          ? {}
          : {
              empty: {
                title: t('invitations:visa.none'),
                text: t('invitations:visa.none-text'),
                action: add,
              },
            }),
      };
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('invitations:visa.letters'),
          lede: t('invitations:visa.lede'),
          current: '/visa-letters',
          actions: rows.length > 0 ? [add] : [],
        }),
        data: {
          table,
          notices: [
            ['requested', 'issued', 'refused'].includes(done) && {
              tone: 'ok',
              title: t(`invitations:visa.done.${done}`),
              live: true,
            },
          ],
        },
      };
    },
  });
}
