import { Type } from 'typebox';
import type { AccountActor } from '../../../platform/actor/index.ts';
import type { Database } from '../../../platform/database/index.ts';
import { notFound } from '../../../platform/errors/index.ts';
import { isId, signedIn } from '../../../platform/http/index.ts';
import type { Page, PageContext } from '../../../platform/pages/index.ts';
import { say } from '../../../platform/pages/index.ts';
import type { RowModel } from '../../../platform/views/index.ts';
import { type EditionFinder, type EditionWhole, type PartPages, shortMoment } from '../../series/index.ts';
import { letterHeaders } from '../invitations/api/shared.ts';
import type { VisaLettersService } from '../invitations/service/visa.ts';
import { accreditationTag } from '../nominations/pages/people-table.ts';
import { listOwnAccreditations, type OwnAccreditation } from '../store/own-accreditations.ts';

const PATH = '/account/accreditations';

/** In the states of a letter for a visa: how its tag looks. */
const tones = { requested: 'warn', issued: 'ok', refused: 'line' } as const;

/**
 * Adds what somebody finds of their own requests for accreditation, and of those of the delegations that they speak for:
 * state and reason, and the letter that supports a visa.
 */
export function addOwnAccreditations(
  deps: PartPages & {
    readonly database: Database;
    readonly finder: EditionFinder;
    readonly visaLetters: VisaLettersService;
  },
): void {
  const { pages, accountFrame, database, finder, visaLetters } = deps;
  accountFrame.addTab({ label: 'accreditation:own.tab', path: PATH });

  const own = (actor: AccountActor): Promise<OwnAccreditation[]> =>
    listOwnAccreditations(database, database.db, {
      accountId: actor.accountId,
      delegationIds: actor.grants.flatMap(({ role, scopeKind, scopeId }) =>
        role === 'focal-point' && scopeKind === 'delegation' && scopeId !== null ? [scopeId] : [],
      ),
    });

  const accountOf = ({ actor }: PageContext): AccountActor => {
    if (actor.kind !== 'account') throw notFound();
    return actor;
  };

  const rowOf = (context: PageContext, one: OwnAccreditation, whole: EditionWhole): RowModel => {
    const { t } = context;
    const { visaLetter } = one;
    const asked = visaLetter !== null && visaLetter.state !== 'refused';
    return {
      id: one.attendeeId,
      title: say(one.name, context),
      sub: say(whole.edition.title, context),
      pickable: false,
      cells: {
        state: {
          tag: accreditationTag(context, one.state),
          ...(one.reason === null ? {} : { sub: one.reason }),
        },
        at: shortMoment(context, whole, new Date(one.at)),
        visa: {
          ...(visaLetter === null
            ? {}
            : {
                tag: {
                  text: t(`invitations:visa.state.${visaLetter.state}`),
                  tone: tones[visaLetter.state],
                },
              }),
          actions: [
            ...(visaLetter?.state === 'issued' && one.own
              ? [
                  {
                    label: t('accreditation:own.letter'),
                    href: context.href(`${PATH}/letters/${visaLetter.id}.pdf`),
                    icon: 'down' as const,
                    size: 'sm' as const,
                  },
                ]
              : []),
            ...(asked
              ? []
              : [
                  {
                    label: t('accreditation:own.ask'),
                    action: context.href(`${PATH}/${one.attendeeId}/visa-letter`),
                    size: 'sm' as const,
                  },
                ]),
          ],
        },
      },
    };
  };

  const page = async (context: PageContext): Promise<Page> => {
    const { t } = context;
    const rows: RowModel[] = [];
    for (const one of await own(accountOf(context))) {
      const whole = await finder.find(one.editionId);
      if (whole !== undefined) rows.push(rowOf(context, one, whole));
    }
    return accountFrame.page(context, {
      title: t('accounts:account'),
      lede: t('accreditation:own.lede'),
      current: PATH,
      template: 'pages/record',
      data: {
        notices: [
          context.query.done === 'asked' && { title: t('accreditation:own.asked'), tone: 'ok', live: true },
        ],
        tables: [
          {
            title: t('accreditation:own.tab'),
            table: {
              id: 'accreditations',
              caption: t('accreditation:own.tab'),
              columns: [
                { key: 'title', label: t('accreditation:own.person') },
                { key: 'state', label: t('common:label.status') },
                { key: 'at', label: t('accreditation:own.at') },
                { key: 'visa', label: t('accreditation:own.visa') },
              ],
              rows,
              ...(rows.length === 0
                ? { empty: { title: t('accreditation:own.none'), text: t('accreditation:own.none-text') } }
                : {}),
            },
          },
        ],
      },
    });
  };

  pages.route({ path: PATH, policy: signedIn, handle: (context) => page(context) });

  pages.route({
    method: 'POST',
    path: `${PATH}/:attendee/visa-letter`,
    policy: signedIn,
    handle: async (context) => {
      const { attendee } = context.params;
      if (!isId(attendee)) throw notFound('attendee-unknown');
      // What is shown beside a refusal is the same list: it is read before anything is asked.
      const blank = await page(context);
      return pages.submit(context, {
        schema: Type.Object({}),
        form: { action: context.href(`${PATH}/${attendee}/visa-letter`), fields: [], submit: { label: '' } },
        page: (form) => ({
          ...blank,
          data: {
            ...blank.data,
            notices: (form.errors ?? []).map(({ message }) => ({ title: message, tone: 'bad' })),
          },
        }),
        work: async () => {
          await visaLetters.request(context.actor, attendee);
          return `${context.href(PATH)}?done=asked`;
        },
      });
    },
  });

  pages.route({
    path: `${PATH}/letters/:letter.pdf`,
    policy: signedIn,
    handle: async (context) => {
      const { letter } = context.params;
      if (!isId(letter)) throw notFound('visa-letter-unknown');
      const { file, bytes } = await visaLetters.read(context.actor, letter);
      return {
        type: file.mediaType,
        headers: letterHeaders(file.name),
        body: bytes,
      };
    },
  });
}
