import { Type } from 'typebox';
import { notFound } from '../../../../platform/errors/index.ts';
import { DaySchema } from '../../../../platform/http/schemas.ts';
import { isolateAuto } from '../../../../platform/language/index.ts';
import { choiceField } from '../../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { idOf, submitWithFile } from '../../../../platform/pages/index.ts';
import type { FieldModel, FormModel } from '../../../../platform/views/index.ts';
import { type FocalPointRow, findFocalPoint } from '../../store/focal-points.ts';
import { AppointmentInput, FocalPointInput, ReasonInput } from '../contract.ts';
import { appointFocalPoints } from '../policy.ts';
import { dayBefore, formPage, type NominationPages, type Opened, type Way } from './way.ts';

const Extension = Type.Object({ expiresOn: DaySchema });

/** Adds what protocol does with focal points of a delegation. */
export function addFocalPointPages(deps: NominationPages, way: Way): void {
  const { pages, database, focalPoints } = deps;
  const policy = appointFocalPoints;

  const letterFields = ({ t }: PageContext, row: FocalPointRow | null, expiresOn: string): FieldModel[] => [
    {
      name: 'file',
      kind: 'file',
      label: t('nominations:focal.letter'),
      hint: t('nominations:form.file-hint', { most: 10 }),
      accept: '.pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png',
      ...(row?.fileId == null ? {} : { optional: true }),
    },
    {
      name: 'letterNumber',
      kind: 'code',
      width: 'm',
      label: t('nominations:focal.letterNumber'),
      value: row?.letterNumber ?? '',
    },
    {
      name: 'letterDate',
      kind: 'date',
      label: t('nominations:focal.letterDate'),
      value: row?.letterDate ?? '',
    },
    {
      name: 'expiresOn',
      kind: 'date',
      label: t('nominations:focal.expiresOn'),
      hint: t('nominations:focal.expiresOn-hint'),
      optional: true,
      value: expiresOn,
    },
  ];

  const newForm = (context: PageContext, { base, edition }: Opened): FormModel => {
    const { t } = context;
    return {
      action: `${base}/focal-points/new`,
      fields: [
        { name: 'name', label: t('nominations:focal.name'), dir: 'auto' },
        { name: 'post', label: t('nominations:focal.post'), dir: 'auto', optional: true },
        { name: 'email', kind: 'email', label: t('nominations:focal.email') },
        { name: 'phone', kind: 'tel', label: t('nominations:focal.phone'), optional: true, width: 'm' },
        choiceField(
          'language',
          t('nominations:focal.language'),
          [
            { value: 'ar', label: 'العربية' },
            { value: 'en', label: 'English' },
          ],
          'ar',
          { blank: false },
        ),
        ...letterFields(context, null, edition.edition.endsOn),
      ],
      submit: { label: t('nominations:action.appoint') },
      cancel: { href: base },
    };
  };
  const newPage = (context: PageContext, opened: Opened, form: FormModel): Page =>
    formPage(way, context, opened, context.t('nominations:focal.appoint-title'), form, {
      lede: context.t('nominations:focal.appoint-lede'),
    });

  way.on({
    path: '/focal-points/new',
    policy,
    handle: (context, opened) => newPage(context, opened, newForm(context, opened)),
  });
  way.on({
    method: 'POST',
    path: '/focal-points/new',
    policy,
    handle: (context, opened) =>
      submitWithFile(pages, context, {
        schema: FocalPointInput,
        form: newForm(context, opened),
        page: (form) => newPage(context, opened, form),
        work: async (input, _version, file) => {
          await focalPoints.appoint(context.actor, opened.whole.participation.id, input, file);
          return `${opened.base}?done=appointed`;
        },
      }),
  });

  const pointOf = async (context: PageContext, { whole }: Opened): Promise<FocalPointRow> => {
    const found = await findFocalPoint(database.db, idOf(context, 'point'));
    if (found?.row.delegationId !== whole.participation.id) throw notFound('focal-point-unknown');
    return found.row;
  };

  const appointForm = (context: PageContext, { base, edition }: Opened, row: FocalPointRow): FormModel => ({
    action: `${base}/focal-points/${row.id}/appointment`,
    hidden: { version: String(row.version) },
    fields: [
      {
        name: 'who',
        kind: 'static',
        label: context.t('nominations:focal.who'),
        value: [row.name, row.post, row.email, row.phone]
          .flatMap((part) => (part === null || part === '' ? [] : [isolateAuto(part)]))
          .join(' · '),
      },
      ...letterFields(context, row, dayBefore(row.expiresAt, edition.edition.timeZone)),
    ],
    submit: { label: context.t('nominations:action.appoint-proposed') },
    cancel: { href: base },
  });
  way.on({
    path: '/focal-points/:point/appointment',
    policy,
    handle: async (context, opened) =>
      newPage(context, opened, appointForm(context, opened, await pointOf(context, opened))),
  });
  way.on({
    method: 'POST',
    path: '/focal-points/:point/appointment',
    policy,
    handle: async (context, opened) => {
      const row = await pointOf(context, opened);
      return submitWithFile(pages, context, {
        schema: AppointmentInput,
        form: appointForm(context, opened, row),
        page: (form) => newPage(context, opened, form),
        work: async (input, version, file) => {
          await focalPoints.appointProposed(context.actor, row.id, version, input, file);
          return `${opened.base}?done=appointed`;
        },
      });
    },
  });

  const asking = (
    path: 'refusal' | 'ending',
    done: 'refused' | 'ended',
    words: (context: PageContext, name: string) => { title: string; lede?: string; label: string },
    work: typeof focalPoints.refuse,
  ): void => {
    const formOf = (context: PageContext, { base }: Opened, row: FocalPointRow): FormModel => ({
      action: `${base}/focal-points/${row.id}/${path}`,
      guard: false,
      hidden: { version: String(row.version) },
      fields: [
        {
          name: 'reason',
          kind: 'textarea',
          rows: 2,
          label: context.t('nominations:form.reason'),
          hint: context.t('nominations:form.hint.reason'),
        },
      ],
      submit: { label: words(context, row.name).label, danger: true },
      cancel: { href: base },
    });
    const show = (context: PageContext, opened: Opened, row: FocalPointRow, form: FormModel): Page => {
      const { title, lede } = words(context, row.name);
      return formPage(way, context, opened, title, form, lede === undefined ? {} : { lede });
    };
    way.on({
      path: `/focal-points/:point/${path}`,
      policy,
      handle: async (context, opened) => {
        const row = await pointOf(context, opened);
        return show(context, opened, row, formOf(context, opened, row));
      },
    });
    way.on({
      method: 'POST',
      path: `/focal-points/:point/${path}`,
      policy,
      handle: async (context, opened) => {
        const row = await pointOf(context, opened);
        return pages.submit(context, {
          schema: ReasonInput,
          form: formOf(context, opened, row),
          page: (form) => show(context, opened, row, form),
          work: async ({ reason }, version) => {
            await work(context.actor, row.id, version, reason ?? null);
            return `${opened.base}?done=${done}`;
          },
        });
      },
    });
  };
  asking(
    'refusal',
    'refused',
    ({ t }, name) => ({
      title: t('nominations:focal.refuse-title', { name }),
      label: t('nominations:action.refuse'),
    }),
    focalPoints.refuse,
  );
  asking(
    'ending',
    'ended',
    ({ t }, name) => ({
      title: t('nominations:focal.end-title', { name }),
      lede: t('nominations:focal.end-lede'),
      label: t('nominations:action.end'),
    }),
    focalPoints.end,
  );

  const extendForm = (context: PageContext, { base, edition }: Opened, row: FocalPointRow): FormModel => ({
    action: `${base}/focal-points/${row.id}/extension`,
    hidden: { version: String(row.version) },
    fields: [
      {
        name: 'expiresOn',
        kind: 'date',
        label: context.t('nominations:focal.expiresOn'),
        value: dayBefore(row.expiresAt, edition.edition.timeZone),
      },
    ],
    submit: { label: context.t('common:action.save') },
    cancel: { href: base },
  });
  const extendPage = (context: PageContext, opened: Opened, row: FocalPointRow, form: FormModel): Page =>
    formPage(way, context, opened, context.t('nominations:focal.extend-title', { name: row.name }), form);
  way.on({
    path: '/focal-points/:point/extension',
    policy,
    handle: async (context, opened) => {
      const row = await pointOf(context, opened);
      return extendPage(context, opened, row, extendForm(context, opened, row));
    },
  });
  way.on({
    method: 'POST',
    path: '/focal-points/:point/extension',
    policy,
    handle: async (context, opened) => {
      const row = await pointOf(context, opened);
      return pages.submit(context, {
        schema: Extension,
        form: extendForm(context, opened, row),
        page: (form) => extendPage(context, opened, row, form),
        work: async ({ expiresOn }, version) => {
          await focalPoints.extend(context.actor, row.id, version, expiresOn);
          return `${opened.base}?done=extended`;
        },
      });
    },
  });
}
