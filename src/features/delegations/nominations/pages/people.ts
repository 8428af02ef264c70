import { type Static, Type } from 'typebox';
import { notFound } from '../../../../platform/errors/index.ts';
import { portraitLimits } from '../../../../platform/files/accept/index.ts';
import { Choice } from '../../../../platform/http/schemas.ts';
import { choiceField } from '../../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { idOf, submitWithFile } from '../../../../platform/pages/index.ts';
import type { ActionModel, FormModel, NoticeModel } from '../../../../platform/views/index.ts';
import { listStates, type StateRow } from '../../../directory/index.ts';
import { placeOf } from '../../../series/index.ts';
import { documentsNeeded, findNomination, listFiles, type NominationWhole } from '../../store/nominations.ts';
import { listVisaLetters } from '../../store/visa-letters.ts';
import { attendeeFileKinds, delegationRoles } from '../../tables.ts';
import { NominationInput, NominationPatch, ReasonInput, SubstitutionInput } from '../contract.ts';
import { manageDelegations } from '../policy.ts';
import { roleFigures } from '../present.ts';
import { freezeOf, isFrozen } from '../rules/freeze.ts';
import { mayBecome, standing } from '../rules/states.ts';
import { attendeeGroups, reasonField, roleField } from './nominee-form.ts';
import { accreditationTag, missingWords, nameOf, stateTag } from './people-table.ts';
import { doneNotice } from './record.ts';
import { below, formPage, type NominationPages, type Opened, type Way } from './way.ts';

const NewNominee = Type.Object({
  ...NominationInput.properties,
  do: Type.Optional(Choice(['nominate', 'draft'] as const)),
});
const FileInput = Type.Object({ kind: Choice(attendeeFileKinds), reason: NominationInput.properties.reason });

/** Adds the pages on which people are named, changed, substituted and withdrawn. */
export function addPeoplePages(deps: NominationPages, way: Way): void {
  const { pages, database, nominations, nominationFiles, clock } = deps;
  const { db } = database;

  const isShut = ({ whole }: Opened): boolean =>
    isFrozen(freezeOf(whole.delegation?.freezesAt ?? null, whole.editionFreezesAt), clock.now());
  const mayWrite = (context: PageContext, opened: Opened): boolean =>
    way.own ? !isShut(opened) : manageDelegations.allows(context.actor, placeOf(opened.edition.edition));
  const reasons = (context: PageContext, opened: Opened) =>
    way.own ? [] : [reasonField(context, isShut(opened))];
  const states = (context: PageContext): Promise<StateRow[]> =>
    listStates(db, context.language, {}, { limit: 1_000 });

  const nomineeOf = async (context: PageContext, { whole }: Opened): Promise<NominationWhole> => {
    const found = await findNomination(db, idOf(context, 'nomination'));
    if (found?.nomination.delegationId !== whole.participation.id) throw notFound('nomination-unknown');
    return found;
  };
  const own = (opened: Opened, { nomination }: NominationWhole): string =>
    `${opened.base}/nominations/${nomination.id}`;

  /** Roles with a place left; all where nobody set any, so that the refusal can say it. */
  const freeRoles = ({ whole }: Opened) => {
    const free = roleFigures(whole).flatMap(({ role, most, named }) => (named < most ? [role] : []));
    return free.length > 0 ? free : delegationRoles;
  };

  const newForm = async (context: PageContext, opened: Opened): Promise<FormModel> => {
    const { t } = context;
    const free = freeRoles(opened);
    return {
      action: `${opened.base}/nominations/new`,
      groups: [
        { fields: [roleField(context, free.length === 1 ? (free[0] ?? null) : null, free)] },
        ...attendeeGroups(context, await states(context), null),
        ...(way.own ? [] : [{ fields: reasons(context, opened) }]),
      ],
      submit: { label: t('nominations:action.hand-in'), name: 'do', value: 'nominate' },
      alternatives: [{ label: t('nominations:action.draft'), name: 'do', value: 'draft' }],
      cancel: { href: opened.base },
    };
  };

  way.on({
    path: '/nominations/new',
    handle: async (context, opened) =>
      formPage(way, context, opened, context.t('nominations:form.add-title'), await newForm(context, opened)),
  });

  way.on({
    method: 'POST',
    path: '/nominations/new',
    handle: async (context, opened) =>
      pages.submit(context, {
        schema: NewNominee,
        form: await newForm(context, opened),
        page: (form) => formPage(way, context, opened, context.t('nominations:form.add-title'), form),
        work: async (input) => {
          const { do: act, ...given } = input as Static<typeof NewNominee>;
          const draft = act === 'draft';
          await nominations.add(context.actor, opened.whole.participation.id, { ...given, draft });
          return `${opened.base}?done=${draft ? 'drafted' : 'nominated'}`;
        },
      }),
  });

  const editForm = async (
    context: PageContext,
    opened: Opened,
    found: NominationWhole,
  ): Promise<FormModel> => ({
    action: own(opened, found),
    hidden: { version: String(found.nomination.version) },
    groups: [
      { fields: [roleField(context, found.nomination.role)] },
      ...attendeeGroups(context, await states(context), found.attendee),
      ...(way.own ? [] : [{ fields: reasons(context, opened) }]),
    ],
    submit: { label: context.t('common:action.save') },
    cancel: { href: opened.base },
  });

  const fileForm = (context: PageContext, opened: Opened, found: NominationWhole): FormModel => {
    const { t } = context;
    return {
      id: 'file-form',
      action: `${own(opened, found)}/files`,
      guard: false,
      fields: [
        choiceField(
          'kind',
          t('nominations:form.file-kind'),
          attendeeFileKinds.map((value) => ({ value, label: t(`nominations:missing.${value}`) })),
          null,
          { hint: t('nominations:form.photo-hint') },
        ),
        {
          name: 'file',
          kind: 'file',
          label: t('nominations:form.file'),
          hint: t('nominations:form.file-hint', { most: 10 }),
          accept: '.pdf,.jpg,.jpeg,.png,image/jpeg,image/png,application/pdf',
        },
        ...(way.own || !isShut(opened) ? [] : reasons(context, opened)),
      ],
      submit: { label: t('nominations:action.upload'), secondary: true },
    };
  };

  function stepActions(context: PageContext, opened: Opened, found: NominationWhole): ActionModel[] {
    const { t } = context;
    const { nomination: row } = found;
    if (!mayWrite(context, opened)) return [];
    const base = own(opened, found);
    const fields = { version: String(row.version) };
    const shut = !way.own && isShut(opened);
    return [
      ...(mayBecome(row.state, 'nominated')
        ? [
            {
              label: t('nominations:action.hand-in'),
              ...(shut ? { href: `${base}/nomination` } : { action: `${base}/nomination`, fields }),
              tone: 'primary' as const,
            },
          ]
        : []),
      ...(mayBecome(row.state, 'confirmed')
        ? [
            {
              label: t('nominations:action.confirm'),
              ...(shut ? { href: `${base}/confirmation` } : { action: `${base}/confirmation`, fields }),
              tone: 'primary' as const,
            },
          ]
        : []),
      ...(mayBecome(row.state, 'replaced')
        ? [{ label: t('nominations:action.substitute'), href: `${base}/substitution` }]
        : []),
      ...(row.state === 'draft'
        ? [
            {
              label: t('nominations:action.delete-draft'),
              href: `${base}/deletion`,
              tone: 'danger' as const,
            },
          ]
        : []),
      ...(mayBecome(row.state, 'withdrawn')
        ? [{ label: t('nominations:action.withdraw'), href: `${base}/withdrawal`, tone: 'plain' as const }]
        : []),
    ];
  }

  /** A letter for a visa, which their focal point asks for once it is known where they come from. */
  async function visaActions(
    context: PageContext,
    { edition }: Opened,
    { attendee, accreditation }: NominationWhole,
  ): Promise<ActionModel[]> {
    if (!way.own || accreditation === null || attendee.nationality === null) return [];
    const letters = await listVisaLetters(db, edition.edition.id, { attendeeId: attendee.id });
    if (letters.some(({ letter }) => letter.state !== 'refused')) return [];
    return [
      {
        label: context.t('accreditation:own.ask'),
        action: context.href(`/account/accreditations/${attendee.id}/visa-letter`),
      },
    ];
  }

  const nomineePage = async (context: PageContext, opened: Opened, found: NominationWhole): Promise<Page> => {
    const { t } = context;
    const asked = await documentsNeeded(db, opened.edition.edition.id);
    const known = await listFiles(db, found.attendee.id);
    const missing = standing.includes(found.nomination.state) ? missingWords(context, found, asked) : [];
    const { accreditation } = found;
    const writes = mayWrite(context, opened) && standing.includes(found.nomination.state);
    const notices: NoticeModel[] = [
      ...doneNotice(context),
      ...(accreditation?.state === 'returned'
        ? [
            {
              title: accreditationTag(context, 'returned').text,
              text: accreditation.reason ?? '',
              tone: 'warn' as const,
            },
          ]
        : []),
      ...(missing.length > 0
        ? [{ title: t('nominations:column.missing'), lines: missing, tone: 'info' as const }]
        : []),
    ];
    const name = nameOf(context, found).text;
    return {
      template: 'delegations/nominee',
      digits: opened.edition.edition.digits,
      page: way.page(context, opened, {
        title: name,
        crumbs: below(context, opened, name),
        tags: [
          stateTag(context, found.nomination.state),
          ...(accreditation === null ? [] : [accreditationTag(context, accreditation.state)]),
        ],
        actions: [...stepActions(context, opened, found), ...(await visaActions(context, opened, found))],
      }),
      data: {
        ...way.layout,
        notices,
        form: writes ? await editForm(context, opened, found) : null,
        filesTitle: t('nominations:form.files'),
        files: known.map((file) => ({
          label: t(`nominations:missing.${file.kind}`),
          name: file.name,
          href: `/files/${file.fileId}`,
          remove: writes
            ? {
                label: t('nominations:action.remove'),
                action: `${own(opened, found)}/files/${file.id}/removal`,
                tone: 'plain',
                size: 'sm',
                about: file.name,
              }
            : null,
        })),
        filesNone: t('nominations:form.files-none'),
        fileTitle: t('nominations:form.files-add'),
        fileForm: writes ? fileForm(context, opened, found) : null,
      },
    };
  };

  way.on({
    path: '/nominations/:nomination',
    handle: async (context, opened) => nomineePage(context, opened, await nomineeOf(context, opened)),
  });

  way.on({
    method: 'POST',
    path: '/nominations/:nomination',
    handle: async (context, opened) => {
      const found = await nomineeOf(context, opened);
      const form = await editForm(context, opened, found);
      const base = await nomineePage(context, opened, found);
      return pages.submit(context, {
        schema: NominationPatch,
        form,
        page: (again) => ({ ...base, data: { ...base.data, form: again } }),
        work: async (input, version) => {
          await nominations.edit(context.actor, found.nomination.id, version, input);
          return `${own(opened, found)}?done=saved`;
        },
      });
    },
  });

  way.on({
    method: 'POST',
    path: '/nominations/:nomination/files',
    handle: async (context, opened) => {
      const found = await nomineeOf(context, opened);
      const base = await nomineePage(context, opened, found);
      return submitWithFile(
        pages,
        context,
        {
          schema: FileInput,
          form: fileForm(context, opened, found),
          page: (again) => ({ ...base, data: { ...base.data, fileForm: again } }),
          work: async ({ kind, reason }, _version, file) => {
            await nominationFiles.add(context.actor, found.nomination.id, kind, file, reason);
            return `${own(opened, found)}?done=file-added`;
          },
        },
        portraitLimits.bytes,
      );
    },
  });

  way.on({
    method: 'POST',
    path: '/nominations/:nomination/files/:file/removal',
    handle: async (context, opened) => {
      const found = await nomineeOf(context, opened);
      await nominationFiles.remove(context.actor, found.nomination.id, idOf(context, 'file'));
      return { redirect: `${own(opened, found)}?done=file-removed` };
    },
  });

  /** A step that may ask for a reason: a page with one field, and its POST. */
  const step = (
    path: string,
    words: (
      context: PageContext,
      name: string,
    ) => { readonly title: string; readonly lede?: string; readonly label: string },
    work: (
      context: PageContext,
      found: NominationWhole,
      version: number | null,
      reason?: string | null,
    ) => Promise<string>,
    danger = false,
  ): void => {
    const formOf = (context: PageContext, opened: Opened, found: NominationWhole): FormModel => ({
      action: `${own(opened, found)}/${path}`,
      guard: false,
      hidden: { version: String(found.nomination.version) },
      fields: [reasonField(context, !way.own && isShut(opened))],
      submit: { label: words(context, nameOf(context, found).text).label, danger },
      cancel: { href: own(opened, found) },
    });
    const show = (context: PageContext, opened: Opened, found: NominationWhole, form: FormModel): Page => {
      const { title, lede } = words(context, nameOf(context, found).text);
      return formPage(way, context, opened, title, form, lede === undefined ? {} : { lede });
    };
    way.on({
      path: `/nominations/:nomination/${path}`,
      handle: async (context, opened) => {
        const found = await nomineeOf(context, opened);
        return show(context, opened, found, formOf(context, opened, found));
      },
    });
    way.on({
      method: 'POST',
      path: `/nominations/:nomination/${path}`,
      handle: async (context, opened) => {
        const found = await nomineeOf(context, opened);
        return pages.submit(context, {
          schema: ReasonInput,
          form: formOf(context, opened, found),
          page: (form) => show(context, opened, found, form),
          work: async ({ reason }, version) => {
            const done = await work(context, found, version, reason);
            return `${opened.base}?done=${done}`;
          },
        });
      },
    });
  };

  step(
    'nomination',
    ({ t }) => ({ title: t('nominations:action.hand-in'), label: t('nominations:action.hand-in') }),
    async ({ actor }, { nomination }, version, reason) => {
      await nominations.handIn(actor, nomination.id, version, reason);
      return 'nominated';
    },
  );
  step(
    'confirmation',
    ({ t }) => ({ title: t('nominations:action.confirm'), label: t('nominations:action.confirm') }),
    async ({ actor }, { nomination }, version, reason) => {
      await nominations.confirm(actor, nomination.id, version, reason);
      return 'confirmed';
    },
  );
  step(
    'deletion',
    ({ t }, name) => ({
      title: t('nominations:form.delete-title', { name }),
      lede: t('nominations:form.delete-lede'),
      label: t('nominations:action.delete-draft'),
    }),
    async ({ actor }, { nomination }, version, reason) => {
      await nominations.discard(actor, nomination.id, version, reason);
      return 'draft-deleted';
    },
    true,
  );
  step(
    'withdrawal',
    ({ t }, name) => ({
      title: t('nominations:form.withdraw-title', { name }),
      lede: t('nominations:form.withdraw-lede'),
      label: t('nominations:form.withdraw-do'),
    }),
    async ({ actor }, { nomination }, version, reason) => {
      await nominations.withdraw(actor, nomination.id, version, reason);
      return 'withdrawn';
    },
    true,
  );

  const substituteForm = async (
    context: PageContext,
    opened: Opened,
    found: NominationWhole,
  ): Promise<FormModel> => ({
    action: `${own(opened, found)}/substitution`,
    hidden: { version: String(found.nomination.version) },
    groups: [
      { fields: [roleField(context, found.nomination.role)] },
      ...attendeeGroups(context, await states(context), null),
      { fields: [reasonField(context, !way.own && isShut(opened))] },
    ],
    submit: { label: context.t('nominations:action.substitute') },
    cancel: { href: own(opened, found) },
  });
  const substitutePage = (
    context: PageContext,
    opened: Opened,
    found: NominationWhole,
    form: FormModel,
  ): Page =>
    formPage(
      way,
      context,
      opened,
      context.t('nominations:form.substitute-title', { name: nameOf(context, found).text }),
      form,
      { lede: context.t('nominations:form.substitute-lede') },
    );

  way.on({
    path: '/nominations/:nomination/substitution',
    handle: async (context, opened) => {
      const found = await nomineeOf(context, opened);
      return substitutePage(context, opened, found, await substituteForm(context, opened, found));
    },
  });
  way.on({
    method: 'POST',
    path: '/nominations/:nomination/substitution',
    handle: async (context, opened) => {
      const found = await nomineeOf(context, opened);
      return pages.submit(context, {
        schema: SubstitutionInput,
        form: await substituteForm(context, opened, found),
        page: (form) => substitutePage(context, opened, found, form),
        work: async (input, version) => {
          await nominations.substitute(context.actor, found.nomination.id, version, input);
          return `${opened.base}?done=replaced`;
        },
      });
    },
  });
}
