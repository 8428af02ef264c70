import { notFound } from '../../../../platform/errors/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import type { FormModel, NoticeModel, PageModel } from '../../../../platform/views/index.ts';
import { findSubject, type NamedSubject } from '../../store/erasure-requests.ts';
import { archiveOf } from '../archive.ts';
import { ErasureInput, NOTE_LENGTH } from '../contract.ts';
import { managePersonalData } from '../policy.ts';
import type { HeldData } from '../service.ts';
import { PATH, type PersonalDataPages, partsTable, zipHeaders } from './shared.ts';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Adds the pages of one person's data: what is held, as a file, and the erasure with what it does. */
export function addSubjectPages(deps: PersonalDataPages): void {
  const { pages, frame, database, service, clock, describe } = deps;

  const subjectOf = async ({ params, language }: PageContext): Promise<NamedSubject> => {
    const { kind, id = '' } = params;
    const known = (kind === 'persons' || kind === 'accounts') && uuid.test(id);
    const found = known ? await findSubject(database.db, kind, id, language) : undefined;
    if (found === undefined) throw notFound();
    return found;
  };

  const baseOf = ({ href }: PageContext, { kind, id }: NamedSubject): string =>
    href(`/manage${PATH}/${kind}/${id}`);

  const framed = (
    context: PageContext,
    own: Pick<PageModel, 'title' | 'lede' | 'actions'>,
    between: NonNullable<PageModel['crumbs']> = [],
  ): PageModel =>
    frame(context, {
      ...own,
      current: PATH,
      crumbs: [
        { label: context.t('personal-data:data'), href: context.href(`/manage${PATH}`) },
        ...between,
        { label: own.title },
      ],
    });

  pages.route({
    path: `/manage${PATH}/:kind/:id`,
    policy: managePersonalData,
    handle: async (context): Promise<Page> => {
      const { t } = context;
      const subject = await subjectOf(context);
      const { parts } = await service.of(context.actor, subject);
      const base = baseOf(context, subject);
      return {
        template: 'pages/record',
        page: framed(context, {
          title: subject.name,
          lede: t('personal-data:held-lede'),
          actions: [
            { label: t('personal-data:download'), href: `${base}.zip`, icon: 'down', download: true },
            { label: t('personal-data:erase'), href: `${base}/erasure`, icon: 'trash', tone: 'danger' },
          ],
        }),
        data: { tables: [{ table: partsTable(context, parts) }] },
      };
    },
  });

  pages.route({
    path: `/manage${PATH}/:kind/:id.zip`,
    policy: managePersonalData,
    limit: { max: 10, minutes: 1 },
    handle: async (context) => {
      const { t, language, actor } = context;
      const subject = await subjectOf(context);
      const { parts } = await service.of(actor, subject);
      await service.recordExport(actor, subject);
      return {
        type: 'application/zip',
        headers: zipHeaders('personal-data'),
        body: await archiveOf(parts, { t, language, at: clock.now() }),
      };
    },
  });

  const erasureForm = (context: PageContext, subject: NamedSubject): FormModel => {
    const { t } = context;
    const base = baseOf(context, subject);
    return {
      action: `${base}/erasure`,
      submit: { label: t('personal-data:erase'), danger: true },
      cancel: { href: base },
      fields: [
        {
          name: 'reason',
          kind: 'textarea',
          rows: 2,
          maxlength: NOTE_LENGTH,
          label: t('common:label.reason'),
          hint: t('personal-data:reason-hint'),
        },
        {
          name: 'confirmation',
          label: t('personal-data:confirmation'),
          hint: t('personal-data:confirmation-hint', { name: subject.name }),
          autocomplete: 'off',
          dir: 'auto',
        },
      ],
    };
  };

  const refusalNotices = ({ t, language }: PageContext, { refusals }: HeldData): NoticeModel[] =>
    refusals.length === 0
      ? []
      : [
          {
            title: t('personal-data:refused'),
            lines: refusals.map(({ code, params }) => describe(language, code, params ?? {})),
            tone: 'bad',
          },
        ];

  const erasurePage = (
    context: PageContext,
    subject: NamedSubject,
    data: HeldData,
    form: FormModel,
  ): Page => {
    const { t } = context;
    return {
      template: 'pages/record',
      page: framed(
        context,
        {
          title: t('personal-data:erase-question', { name: subject.name }),
          lede: t('personal-data:erase-lede'),
        },
        [{ label: subject.name, href: baseOf(context, subject) }],
      ),
      data: {
        notices: [
          ...refusalNotices(context, data),
          { title: t('common:confirm.irreversible'), tone: 'warn' as const },
        ],
        tables: [{ table: partsTable(context, data.parts), title: t('personal-data:what-happens') }],
        ...(data.refusals.length === 0 ? { formTitle: t('personal-data:confirm-title'), form } : {}),
      },
    };
  };

  pages.route({
    path: `/manage${PATH}/:kind/:id/erasure`,
    policy: managePersonalData,
    handle: async (context) => {
      const subject = await subjectOf(context);
      const data = await service.of(context.actor, subject);
      return erasurePage(context, subject, data, erasureForm(context, subject));
    },
  });

  pages.route({
    method: 'POST',
    path: `/manage${PATH}/:kind/:id/erasure`,
    policy: managePersonalData,
    handle: async (context) => {
      const subject = await subjectOf(context);
      const data = await service.of(context.actor, subject);
      return pages.submit(context, {
        schema: ErasureInput,
        form: erasureForm(context, subject),
        page: (again) => erasurePage(context, subject, data, again),
        work: async (input) => {
          const { auditTexts, remaining } = await service.erase(context.actor, subject, input);
          const still = remaining.reduce((sum, { count }) => sum + count, 0);
          return `${context.href(`/manage${PATH}`)}?done=erased&events=${auditTexts}&remaining=${still}`;
        },
      });
    },
  });
}
