import { Type } from 'typebox';
import { ruleBroken } from '../../../../platform/errors/index.ts';
import { parseInteger } from '../../../../platform/language/index.ts';
import { versionField } from '../../../../platform/pages/fields.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import type { FormModel } from '../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import { readLetterSettings } from '../../store/letters.ts';
import { delegationRoles } from '../../tables.ts';
import { approveInvitations } from '../policy.ts';
import { boardPath, formPage, type InvitationPages } from './shared.ts';

const Typed = Type.Object({
  numberPattern: Type.String({ maxLength: 80 }),
  replyBy: Type.Optional(Type.Union([Type.String({ maxLength: 20 }), Type.Null()])),
  reminderDays: Type.Optional(Type.Union([Type.String({ maxLength: 80 }), Type.Null()])),
  quotas: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Null()]))),
});

/** Adds the page of how letters are numbered, when reminders leave, and how many may come. */
export function addSettingsPages(deps: InvitationPages): void {
  const { shell, pages, database, templates } = deps;

  async function formOf(context: PageContext, whole: EditionWhole): Promise<FormModel> {
    const t = context.words(whole.edition.digits);
    const settings = await readLetterSettings(database.db, whole.edition.id);
    return {
      action: `${boardPath(context, whole)}/settings`,
      submit: { label: t('common:action.save') },
      cancel: { href: boardPath(context, whole) },
      groups: [
        {
          fields: [
            versionField(settings.version),
            {
              name: 'numberPattern',
              kind: 'code',
              width: 'full',
              dir: 'ltr',
              label: t('invitations:settings.pattern'),
              hint: t('invitations:settings.pattern-hint', { last: settings.lastNumber }),
              value: settings.numberPattern,
            },
            {
              name: 'replyBy',
              kind: 'date',
              width: 's',
              optional: true,
              label: t('invitations:column.reply-by'),
              value: settings.replyBy,
            },
            {
              name: 'reminderDays',
              width: 's',
              optional: true,
              label: t('invitations:settings.days'),
              hint: t('invitations:settings.days-hint'),
              value: settings.reminderDays.join(context.language === 'ar' ? '، ' : ', '),
            },
          ],
        },
        {
          title: t('invitations:settings.quotas'),
          hint: t('invitations:settings.quotas-hint'),
          inline: true,
          fields: delegationRoles.map((role) => ({
            name: `quotas.${role}`,
            kind: 'number' as const,
            width: 's' as const,
            optional: true,
            label: t(`nominations:role.${role}`),
            value: settings.quotas[role] ?? null,
          })),
        },
      ],
    };
  }

  const pageOf = (context: PageContext, whole: EditionWhole, form: FormModel) =>
    formPage(
      deps,
      context,
      whole,
      {
        title: context.t('invitations:settings.title'),
        current: '/invitations',
        list: { label: context.t('invitations:invitations'), href: boardPath(context, whole) },
        notices: [
          queryValue(context, 'done') === 'saved' && {
            tone: 'ok',
            title: context.t('common:result.saved'),
            live: true,
          },
        ],
      },
      form,
    );

  /** A figure as it was typed, in digits of either script. @throws 422 at its field */
  const figure = (field: string, typed: string, most: number): number => {
    const value = parseInteger(typed);
    if (value === undefined || value === null || value < 0 || value > most) {
      throw ruleBroken({ field, code: 'letter-figure-wrong', params: { most } });
    }
    return value;
  };

  shell.managed({
    path: '/invitations/settings',
    policy: approveInvitations,
    handle: async (context, whole) => pageOf(context, whole, await formOf(context, whole)),
  });
  shell.managed({
    method: 'POST',
    path: '/invitations/settings',
    policy: approveInvitations,
    handle: async (context, whole) =>
      pages.submit(context, {
        schema: Typed,
        form: await formOf(context, whole),
        page: (form) => pageOf(context, whole, form),
        work: async (input, version) => {
          const days = (input.reminderDays ?? '')
            .split(/[،,;؛\s]+/)
            .filter((part) => part !== '')
            .map((part) => figure('reminderDays', part, 365));
          const quotas = Object.fromEntries(
            delegationRoles.flatMap((role) => {
              const typed = input.quotas?.[role] ?? '';
              return typed === ''
                ? []
                : [[role, figure(`quotas.${role}`, typed, role === 'head' ? 1 : 1_000)]];
            }),
          );
          await templates.editSettings(context.actor, whole.edition.id, version, {
            numberPattern: input.numberPattern.trim(),
            replyBy: input.replyBy === '' ? null : (input.replyBy ?? null),
            reminderDays: [...new Set(days)],
            quotas,
          });
          return `${boardPath(context, whole)}/settings?done=saved`;
        },
      }),
  });
}
