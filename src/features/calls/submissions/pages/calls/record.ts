import { type Deletion, deletionAction } from '../../../../../platform/pages/deletion.ts';
import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import { fact, say } from '../../../../../platform/pages/index.ts';
import { queryValue } from '../../../../../platform/pages/workbench.ts';
import type { ActionModel, FormError, FormModel } from '../../../../../platform/views/index.ts';
import { type Withdrawn, withdrawnNotice } from '../../../../programme/index.ts';
import type { EditionWhole } from '../../../../series/index.ts';
import { below, momentOf } from '../../../../series/index.ts';
import * as store from '../../../store/calls.ts';
import { type CallWindow, windowOf } from '../../rules/deadline.ts';
import { type Asked, askedAction } from '../asked.ts';
import type { SubmissionPages } from '../index.ts';
import { comma, windowTag } from '../say.ts';
import { graceTable, questionTable } from './tables.ts';
import { callFrame, callOf, listHref, manages } from './way.ts';

/** A call with what stands on its page. */
export interface Read {
  readonly found: store.CallWhole;
  /** Empty for those who may not change it. */
  readonly links: readonly store.GraceRow[];
  /** What came by it, was withdrawn, and still stands in the programme. */
  readonly withdrawn: readonly Withdrawn[];
}

/** What the page shows besides: a form as it was typed, a link that was made just now, what was refused. */
export interface Shown {
  readonly grace?: FormModel;
  /** Its address is shown this once. */
  readonly made?: string | undefined;
  readonly refused?: readonly FormError[] | undefined;
}

/** Reads the call that the request names, for its page. */
export async function readCall(
  deps: SubmissionPages,
  context: PageContext,
  whole: EditionWhole,
): Promise<Read> {
  const found = await callOf(deps, context, whole);
  const links = manages(context, whole)
    ? await store.listGraceLinks(deps.database.db, whole.edition.id, found.call.id)
    : [];
  const withdrawn = (await deps.programme.withdrawn(deps.database.db, whole.edition.id)).filter(
    ({ callId }) => callId === found.call.id,
  );
  return { found, links, withdrawn };
}

/** What is asked before a call is deleted. */
export const callDeletion = ({ t }: PageContext, base: string, { version }: store.CallRow): Deletion => ({
  confirm: { title: t('calls:manage.delete-title'), text: t('common:confirm.irreversible') },
  action: `${base}/deletion`,
  version,
});

/** What is asked before a call is closed ahead of its time. */
export const closureOf = ({ t }: PageContext, base: string, { version }: store.CallRow): Asked => ({
  confirm: {
    title: t('calls:manage.close-title'),
    text: t('calls:manage.close-text'),
    label: t('calls:manage.close'),
  },
  action: `${base}/closure`,
  version,
});

function actionsOf(
  context: PageContext,
  base: string,
  call: store.CallRow,
  window: CallWindow,
): ActionModel[] {
  const { t } = context;
  return [
    { label: t('calls:paper.edit'), href: `${base}/edit`, icon: 'pen' },
    {
      label: t(`calls:manage.${call.published ? 'unpublish' : 'publish'}`),
      action: `${base}/publication`,
      fields: { version: String(call.version), published: String(!call.published) },
      ...(call.published ? {} : { tone: 'primary' }),
    },
    ...(window === 'open'
      ? [askedAction(closureOf(context, base, call), { label: t('calls:manage.close') })]
      : []),
    deletionAction(t('calls:manage.delete'), callDeletion(context, base, call)),
  ];
}
/** Makes a link that opens a call after its deadline. @param base address of the call */
export const graceForm = ({ t }: PageContext, base: string): FormModel => {
  return {
    action: `${base}/grace-links`,
    guard: false,
    fields: [
      { name: 'note', label: t('calls:manage.note'), dir: 'auto' },
      { name: 'day', kind: 'date', label: t('calls:manage.expires') },
      { name: 'time', label: t('calls:manage.form.time'), width: 's', dir: 'ltr', value: '23:59' },
      { name: 'uses', kind: 'number', width: 's', label: t('calls:manage.uses'), value: 1 },
    ],
    submit: { label: t('calls:manage.add-grace') },
  };
};

/** The page of a call for those who work on it. */
export function callRecord(
  deps: SubmissionPages,
  context: PageContext,
  whole: EditionWhole,
  { found, links, withdrawn }: Read,
  { grace, made, refused = [] }: Shown = {},
): Page {
  const { clock, extensions } = deps;
  const t = context.words(whole.edition.digits);
  const { call } = found;
  const base = `${listHref(context, whole)}/${call.id}`;
  const writes = manages(context, whole);
  const window = windowOf(call, clock.now());
  const done = queryValue(context, 'saved') !== '';
  return {
    template: 'pages/record',
    digits: whole.edition.digits,
    page: callFrame(deps, context, whole, say(call.title, context), {
      tags: [windowTag(context, window)],
      actions: [
        ...(call.published
          ? [
              {
                label: t('calls:manage.see-public'),
                href: below(context, whole, `/calls/${call.slug}`),
                icon: 'external' as const,
              },
            ]
          : []),
        ...extensions.callActions.flatMap((make) => make(context, whole, call)),
        ...(writes ? actionsOf(context, base, call, window) : []),
      ],
    }),
    data: {
      notices: [
        withdrawnNotice(context, whole, withdrawn),
        refused.length > 0 && {
          title: t('calls:notice.refused'),
          lines: refused.map(({ message }) => message),
          tone: 'bad',
          live: true,
        },
        done && { title: t('common:result.saved'), tone: 'ok', live: true },
        made !== undefined && {
          title: t('calls:manage.grace-made'),
          text: t('calls:manage.grace-made-text'),
          lines: [made],
          tone: 'ok',
          live: true,
        },
      ],
      facts: [
        {
          label: t('calls:call.asked'),
          value: call.kinds.map((kind) => t(`calls:kinds.${kind}`)).join(comma(context)),
        },
        {
          label: t('calls:call.opens'),
          value: momentOf(context, whole, call.opensAt),
          datetime: call.opensAt.toISOString(),
        },
        {
          label: t('calls:call.closes'),
          value: momentOf(context, whole, call.closesAt),
          datetime: call.closesAt.toISOString(),
        },
        ...fact(t('calls:manage.form.words'), call.abstractWords),
        ...fact(t('calls:manage.form.wanted'), call.reviewsWanted),
      ],
      cards:
        call.text === null ? [] : [{ title: t('calls:manage.form.text'), text: say(call.text, context) }],
      tables: [
        {
          table: questionTable(context, base, found.questions, writes),
          actions: writes
            ? [{ label: t('calls:manage.add-question'), href: `${base}/questions/new`, icon: 'plus' }]
            : [],
        },
        ...(writes ? [{ table: graceTable(context, whole, base, links, clock.now()) }] : []),
      ],
      ...(writes ? { form: grace ?? graceForm(context, base), formTitle: t('calls:manage.add-grace') } : {}),
    },
  };
}
