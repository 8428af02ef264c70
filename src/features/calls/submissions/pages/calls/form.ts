import { type Static, Type } from 'typebox';
import { LineInput, Nullable, TextInput } from '../../../../../platform/http/schemas.ts';
import { zonePhrase } from '../../../../../platform/language/index.ts';
import { textField, versionField } from '../../../../../platform/pages/fields.ts';
import type { PageContext } from '../../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import { localTime } from '../../../../programme/index.ts';
import { dateSettingsOf, type EditionWhole } from '../../../../series/index.ts';
import type * as store from '../../../store/calls.ts';
import { submissionKinds } from '../../../tables.ts';
import { CallInput } from '../../contract.ts';
import { manageCalls } from '../../policy.ts';
import type { SubmissionPages } from '../index.ts';
import { callFormPage, callHref, callOf, Day, instantOf, listHref, named, Time } from './way.ts';

const { properties } = CallInput;

/** A call as its form sends it: times as a day and a time of day by the clock of the edition. */
const CallForm = Type.Object({
  title: LineInput,
  text: Type.Optional(Nullable(TextInput)),
  kinds: properties.kinds,
  opensDay: Day,
  opensTime: Time,
  closesDay: Day,
  closesTime: Time,
  abstractWords: properties.abstractWords,
  maxScore: properties.maxScore,
  reviewsWanted: properties.reviewsWanted,
  reviewByDay: Type.Optional(Nullable(Day)),
  blind: properties.blind,
  published: properties.published,
});
type CallForm = Static<typeof CallForm>;

const inputOf = (whole: EditionWhole, form: CallForm) => {
  const { opensDay, opensTime, closesDay, closesTime, reviewByDay, ...rest } = form;
  return {
    ...rest,
    opensAt: instantOf(whole, opensDay, opensTime, 'opensTime'),
    closesAt: instantOf(whole, closesDay, closesTime, 'closesTime'),
    reviewBy: reviewByDay == null ? null : instantOf(whole, reviewByDay, '23:59', 'reviewByDay'),
  };
};

function callForm(context: PageContext, whole: EditionWhole, call: store.CallRow | null): FormModel {
  const t = context.words(whole.edition.digits);
  const zone = whole.edition.timeZone;
  const local = (at: Date | null | undefined) => (at == null ? undefined : localTime(at, zone));
  const hint = t('calls:manage.form.time-hint', {
    zone: zonePhrase(dateSettingsOf(whole, context.language)),
  });
  const when = (name: 'opens' | 'closes', at: Date | undefined, usual: string) => ({
    title: t(`calls:manage.form.${name}`),
    inline: true,
    fields: [
      {
        name: `${name}Day`,
        kind: 'date' as const,
        label: t('calls:manage.form.day'),
        value: local(at)?.day ?? '',
      },
      {
        name: `${name}Time`,
        label: t('calls:manage.form.time'),
        hint,
        width: 's' as const,
        dir: 'ltr' as const,
        value: local(at)?.time ?? usual,
      },
    ],
  });
  return {
    action: context.request.url.split('?')[0] ?? '',
    groups: [
      {
        fields: [
          ...(call === null ? [] : [versionField(call.version)]),
          textField('title', t('calls:manage.form.title'), call?.title),
          textField('text', t('calls:manage.form.text'), call?.text, {
            long: true,
            rows: 6,
            hint: t('calls:manage.form.text-hint'),
          }),
          {
            name: 'kinds',
            kind: 'checkboxes',
            label: t('calls:manage.form.kinds'),
            options: submissionKinds.map((value) => ({ value, label: t(`calls:kinds.${value}`) })),
            value: call?.kinds ?? ['paper'],
          },
        ],
      },
      when('opens', call?.opensAt, '00:00'),
      when('closes', call?.closesAt, '23:59'),
      {
        fields: [
          {
            name: 'abstractWords',
            kind: 'number',
            width: 's',
            label: t('calls:manage.form.words'),
            hint: t('calls:manage.form.words-hint'),
            optional: true,
            value: call?.abstractWords ?? null,
          },
        ],
      },
      {
        title: t('calls:manage.form.review'),
        fields: [
          {
            name: 'reviewsWanted',
            kind: 'number',
            width: 's',
            label: t('calls:manage.form.wanted'),
            value: call?.reviewsWanted ?? 2,
          },
          {
            name: 'maxScore',
            kind: 'number',
            width: 's',
            label: t('calls:manage.form.max-score'),
            value: call?.maxScore ?? 5,
          },
          {
            name: 'reviewByDay',
            kind: 'date',
            label: t('calls:manage.form.review-by'),
            optional: true,
            value: local(call?.reviewBy)?.day ?? '',
          },
          {
            name: 'blind',
            kind: 'checkbox',
            label: t('calls:manage.form.blind'),
            value: call?.blind ?? true,
          },
        ],
      },
      {
        fields: [
          {
            name: 'published',
            kind: 'checkbox',
            label: t('calls:manage.form.published'),
            value: call?.published ?? false,
          },
        ],
      },
    ],
    submit: { label: t('common:action.save') },
    cancel: { href: call === null ? listHref(context, whole) : callHref(context, whole) },
  };
}

/** Adds the form of a call: a new one, and one that stands. */
export function addCallForm(deps: SubmissionPages): void {
  const { pages, shell, calls } = deps;

  shell.managed({
    path: '/calls/new',
    policy: manageCalls,
    handle: async (context, whole) =>
      callFormPage(
        deps,
        context,
        whole,
        { title: context.t('calls:manage.new') },
        callForm(context, whole, null),
      ),
  });
  shell.managed({
    method: 'POST',
    path: '/calls/new',
    policy: manageCalls,
    handle: async (context, whole) =>
      pages.submit(context, {
        schema: CallForm,
        form: callForm(context, whole, null),
        page: (form) => callFormPage(deps, context, whole, { title: context.t('calls:manage.new') }, form),
        work: async (input) => {
          const { id } = await named(() =>
            calls.create(context.actor, whole.edition.id, inputOf(whole, input)),
          );
          return `${listHref(context, whole)}/${id}`;
        },
      }),
  });
  shell.managed({
    path: '/calls/:call/edit',
    policy: manageCalls,
    handle: async (context, whole) =>
      callFormPage(
        deps,
        context,
        whole,
        { title: context.t('calls:manage.edit') },
        callForm(context, whole, (await callOf(deps, context, whole)).call),
      ),
  });
  shell.managed({
    method: 'POST',
    path: '/calls/:call/edit',
    policy: manageCalls,
    handle: async (context, whole) => {
      const { call } = await callOf(deps, context, whole);
      return pages.submit(context, {
        schema: CallForm,
        form: callForm(context, whole, call),
        page: (form) => callFormPage(deps, context, whole, { title: context.t('calls:manage.edit') }, form),
        work: async (input, version) => {
          await named(() => calls.edit(context.actor, call.id, version, inputOf(whole, input)));
          return callHref(context, whole);
        },
      });
    },
  });
}
