import { notFound } from '../../../../platform/errors/index.ts';
import { idOf, type PageContext } from '../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import * as store from '../../store/governance.ts';
import type {
  GoverningBodyInput,
  GoverningBodyPatch,
  SeatInput,
  SeatPatch,
  TenureInput,
  TenurePatch,
} from '../contract.ts';
import { manageGovernance } from '../policy.ts';
import { formPage, type GovernancePages } from './frame.ts';

/** A day that may be left out. */
export const day = (name: string, label: string, value: string | null | undefined, hint?: string) => ({
  name,
  kind: 'date' as const,
  label,
  value,
  optional: true,
  ...(hint === undefined ? {} : { hint }),
});

/** The body that an address names, if it is the series'. */
export const bodyOf = async (
  { database: { db } }: Pick<GovernancePages, 'database'>,
  context: PageContext,
  whole: EditionWhole,
) => {
  const found = await store.findGoverningBody(db, idOf(context, 'board'));
  if (found === undefined || found.governing.seriesId !== whole.series.id) throw notFound();
  return found;
};

/** The seat that an address names, if it is the series'. */
export const seatOf = async (
  { database: { db } }: Pick<GovernancePages, 'database'>,
  context: PageContext,
  whole: EditionWhole,
) => {
  const found = await store.findSeat(db, idOf(context, 'seat'));
  if (found === undefined || found.governing.seriesId !== whole.series.id) throw notFound();
  return found.seat;
};

/** Makes forms, each with its two routes. */
export function createForms(deps: GovernancePages) {
  const { pages, shell } = deps;
  return <
    S extends
      | typeof GoverningBodyInput
      | typeof GoverningBodyPatch
      | typeof SeatInput
      | typeof SeatPatch
      | typeof TenureInput
      | typeof TenurePatch,
  >(own: {
    readonly path: string;
    readonly title: string;
    readonly schema: S;
    readonly fields: (
      context: PageContext,
      whole: EditionWhole,
    ) => Promise<{ fields: NonNullable<FormModel['fields']>; back: string; lede?: string | undefined }>;
    readonly work: (
      context: PageContext,
      whole: EditionWhole,
      input: never,
      version: number | null,
    ) => Promise<unknown>;
  }): void => {
    const made = async (context: PageContext, whole: EditionWhole) => {
      const { fields, back, lede } = await own.fields(context, whole);
      const model: FormModel = {
        action: context.request.url.split('?')[0] ?? '',
        submit: { label: context.t('common:action.save') },
        cancel: { href: back },
        fields,
      };
      return { model, back, lede };
    };
    shell.managed({
      path: own.path,
      policy: manageGovernance,
      handle: async (context, whole) => {
        const { model, lede } = await made(context, whole);
        return formPage(deps, context, whole, context.t(own.title), model, lede);
      },
    });
    shell.managed({
      method: 'POST',
      path: own.path,
      policy: manageGovernance,
      handle: async (context, whole) => {
        const { model, back, lede } = await made(context, whole);
        return pages.submit(context, {
          schema: own.schema,
          form: model,
          page: (again) => formPage(deps, context, whole, context.t(own.title), again, lede),
          work: async (input, version) => {
            await own.work(context, whole, input as never, version);
            return back;
          },
        });
      },
    });
  };
}
