import { Type } from 'typebox';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import type { CardModel, FormModel, NoticeModel } from '../../../../platform/views/index.ts';
import type { ErasureRequestRow } from '../../store/erasure-requests.ts';
import { archiveOf } from '../archive.ts';
import { ErasureRequestInput, NOTE_LENGTH } from '../contract.ts';
import { ownPersonalData } from '../policy.ts';
import { dayOn, type PersonalDataPages, partsTable, zipHeaders } from './shared.ts';

const HERE = '/account/data';
const done = ['asked', 'withdrawn'] as const;

/** Adds the page on which somebody sees what is held of them, takes it along, and asks to be forgotten. */
export function addOwnDataPages({ pages, service, clock, accountFrame }: PersonalDataPages): void {
  accountFrame.addTab({ label: 'personal-data:my-data', path: HERE });

  const askForm = ({ t, href }: PageContext): FormModel => ({
    action: href(HERE),
    submit: { label: t('personal-data:ask'), danger: true },
    fields: [
      {
        name: 'note',
        kind: 'textarea',
        rows: 3,
        optional: true,
        maxlength: NOTE_LENGTH,
        label: t('personal-data:note'),
        hint: t('personal-data:note-hint'),
      },
    ],
  });

  const requestCard = (context: PageContext, { createdAt, note }: ErasureRequestRow): CardModel => {
    const { t, href } = context;
    const asked = dayOn(context, createdAt);
    return {
      title: t('personal-data:request-open'),
      text: t('personal-data:request-open-text'),
      facts: [
        { label: t('personal-data:asked-on'), value: asked.text, datetime: asked.datetime },
        ...(note === null ? [] : [{ label: t('personal-data:note'), value: note }]),
      ],
      actions: [{ label: t('personal-data:withdraw'), action: href(`${HERE}/withdrawal`) }],
    };
  };

  const page = async (context: PageContext, form?: FormModel): Promise<Page> => {
    const { t, href, actor } = context;
    const { parts } = await service.own(actor);
    const request = await service.ownRequest(actor);
    const was = done.find((one) => one === queryValue(context, 'done'));
    const open = request?.state === 'open';
    const notices: NoticeModel[] = [
      ...(was === undefined
        ? []
        : [{ title: t(`personal-data:done-${was}`), tone: 'ok' as const, live: true }]),
      ...(request?.state === 'refused'
        ? [
            {
              title: t('personal-data:request-refused'),
              ...(request.answer === null ? {} : { text: request.answer }),
              tone: 'warn' as const,
            },
          ]
        : []),
    ];
    return accountFrame.page(context, {
      title: t('personal-data:my-data'),
      lede: t('personal-data:my-data-lede'),
      current: HERE,
      template: 'pages/record',
      data: {
        notices,
        tables: [
          {
            table: partsTable(context, parts),
            actions: [
              { label: t('personal-data:download'), href: href(`${HERE}.zip`), icon: 'down', download: true },
              { label: t('personal-data:privacy'), href: href('/privacy') },
            ],
          },
        ],
        ...(open && request !== undefined
          ? { cards: [requestCard(context, request)] }
          : { formTitle: t('personal-data:ask-title'), form: form ?? askForm(context) }),
      },
    });
  };

  pages.route({ path: HERE, policy: ownPersonalData, handle: (context) => page(context) });

  pages.route({
    path: `${HERE}.zip`,
    policy: ownPersonalData,
    limit: { max: 10, minutes: 1 },
    handle: async (context) => {
      const { actor, t, language } = context;
      const { parts } = await service.own(actor);
      if (actor.kind === 'account')
        await service.recordExport(actor, { kind: 'accounts', id: actor.accountId });
      return {
        type: 'application/zip',
        headers: zipHeaders('my-data'),
        body: await archiveOf(parts, { t, language, at: clock.now() }),
      };
    },
  });

  pages.route({
    method: 'POST',
    path: HERE,
    policy: ownPersonalData,
    handle: async (context) => {
      // The page around a refused form is made before, since it is asked for without waiting.
      const again = await page(context);
      return pages.submit(context, {
        schema: ErasureRequestInput,
        form: askForm(context),
        page: (form) => ({ ...again, data: { ...again.data, cards: [], form } }),
        work: async (input) => {
          await service.ask(context.actor, input);
          return `${context.href(HERE)}?done=asked`;
        },
      });
    },
  });

  pages.route({
    method: 'POST',
    path: `${HERE}/withdrawal`,
    policy: ownPersonalData,
    handle: async (context) => {
      const again = await page(context);
      return pages.submit(context, {
        schema: Type.Object({}),
        form: askForm(context),
        page: () => again,
        work: async () => {
          await service.withdraw(context.actor);
          return `${context.href(HERE)}?done=withdrawn`;
        },
      });
    },
  });
}
