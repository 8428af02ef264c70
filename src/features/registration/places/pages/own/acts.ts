import { Type } from 'typebox';
import { notFound } from '../../../../../platform/errors/index.ts';
import { Choice, IdSchema } from '../../../../../platform/http/schemas.ts';
import type { Page, PageAnswer, PageContext } from '../../../../../platform/pages/index.ts';
import type { FormModel, NoticeModel } from '../../../../../platform/views/index.ts';
import { doneOf } from '../../../forms/pages/shared.ts';
import type { PlacePages } from '../index.ts';

const Sent = Type.Object({
  do: Choice(['ask', 'confirm', 'cancel'] as const),
  activity: Type.Optional(IdSchema),
  place: Type.Optional(IdSchema),
  version: Type.Optional(Type.String({ pattern: '^[0-9]{1,9}$' })),
});

const doneWords = ['asked', 'waiting', 'confirmed', 'cancelled'] as const;

/** What the pages say of what was just done, or of what was refused. */
export const noticesOf = (context: PageContext, refused?: FormModel): (NoticeModel | false)[] => {
  const done = doneWords.find((one) => one === doneOf(context));
  return [
    ...(refused?.errors ?? []).map(({ message }) => ({ title: message, tone: 'bad' as const, live: true })),
    refused === undefined &&
      done !== undefined && { title: context.t(`places:done.${done}`), tone: 'ok', live: true },
  ];
};

/** Answers a POST: does it and leads back, or shows the page again with what was wrong. */
export async function submit(
  { pages, own }: PlacePages,
  context: PageContext,
  action: string,
  secret: string | undefined,
  show: (refused?: FormModel) => Promise<Page>,
  key?: { readonly secret: string },
): Promise<PageAnswer> {
  let refused: FormModel | undefined;
  const { actor } = context;
  const answer = await pages.submit(context, {
    schema: Sent,
    form: { action, submit: { label: '' } },
    page: (again) => {
      refused = again;
      return { template: 'pages/done', page: {} as Page['page'] };
    },
    work: async (input) => {
      const version = input.version === undefined ? null : Number(input.version);
      if (input.do === 'ask') {
        if (input.activity === undefined) throw notFound('activity-unknown');
        const [made] = await own.ask(actor, input.activity, { secret });
        return `${action}?done=${made?.state === 'waiting' ? 'waiting' : 'asked'}`;
      }
      if (key === undefined && input.place === undefined) throw notFound('place-not-known');
      const place = key ?? { id: input.place ?? '', secret };
      if (input.do === 'confirm') await own.confirm(actor, place, version);
      else await own.cancel(actor, place, version);
      return `${action}?done=${input.do === 'confirm' ? 'confirmed' : 'cancelled'}`;
    },
  });
  if (refused === undefined || 'redirect' in answer) return answer;
  return { ...(await show(refused)), status: 'status' in answer ? (answer.status ?? 422) : 422 };
}
