import { Type } from 'typebox';
import { Choice } from '../../../../platform/http/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import type { FormModel } from '../../../../platform/views/index.ts';
import { manageProgramme } from '../../../programme/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import { firmRules, type Level, levels, type RuleName, scheduleRuleDefaults } from '../../rules/facts.ts';
import { listRules, versionOfRules } from '../../store/conflicts.ts';
import { HEAVIEST, ruleNames } from '../service.ts';
import { baseOf, type ConflictsPages } from './shared.ts';

const RulesForm = Type.Object(
  Object.fromEntries(
    ruleNames.map((rule) => [
      rule,
      Type.Object({ level: Choice(levels), weight: Type.Integer({ minimum: 0, maximum: HEAVIEST }) }),
    ]),
  ),
);

/** Adds the page on which an edition says how it takes each rule. */
export function addRulesPage({ pages, shell, database, service }: ConflictsPages): void {
  async function formOf(context: PageContext, whole: EditionWhole): Promise<FormModel> {
    const t = context.words(whole.edition.digits);
    const rows = await listRules(database.db, whole.edition.id);
    const own = new Map(rows.map((row) => [row.rule, row]));
    return {
      action: `${baseOf(context, whole)}/rules`,
      fields: [
        { name: 'version', kind: 'hidden' as const, label: '', value: String(versionOfRules(rows)) },
        ...ruleNames.flatMap((rule) => {
          const { level, weight } = own.get(rule) ?? scheduleRuleDefaults[rule];
          const name = t(`conflicts:rule.${rule}`);
          return [
            {
              name: `${rule}.level`,
              kind: 'select' as const,
              label: t('conflicts:rules.level-of', { rule: name }),
              labelHidden: true,
              blank: false as const,
              options: (firmRules.has(rule) ? (['blocking'] as const) : levels).map((value) => ({
                value,
                label: t(`conflicts:level.${value}`),
              })),
              value: firmRules.has(rule) ? 'blocking' : level,
            },
            {
              name: `${rule}.weight`,
              kind: 'number' as const,
              width: 's' as const,
              label: t('conflicts:rules.weight-of', { rule: name }),
              labelHidden: true,
              value: String(weight),
            },
          ];
        }),
      ],
      submit: { label: t('common:action.save') },
      cancel: { href: baseOf(context, whole) },
      actions: [
        {
          label: t('conflicts:rules.reset'),
          action: `${baseOf(context, whole)}/rules/defaults`,
          icon: 'undo',
          confirm: { title: t('conflicts:rules.reset-question'), text: t('conflicts:rules.reset-text') },
        },
      ],
    };
  }

  const page = (context: PageContext, whole: EditionWhole, form: FormModel): Page => {
    const t = context.words(whole.edition.digits);
    const fieldOf = (name: string) => form.fields?.find((field) => field.name === name);
    const typedIn = (name: string): unknown => {
      const field = fieldOf(name);
      return field !== undefined && 'value' in field ? field.value : undefined;
    };
    return {
      template: 'scheduling/rules',
      digits: whole.edition.digits,
      page: shell.managementPage(context, whole, {
        title: t('conflicts:rules.title'),
        lede: t('conflicts:rules.lede'),
        current: '/conflicts',
        crumbs: [
          { label: t('common:nav.management.conflicts'), href: baseOf(context, whole) },
          { label: t('conflicts:rules.title') },
        ],
      }),
      data: {
        form,
        version: typedIn('version'),
        notices: [
          queryValue(context, 'saved') !== '' && {
            tone: 'ok',
            title: t('conflicts:rules.saved'),
            live: true,
          },
        ],
        rules: ruleNames.map((rule: RuleName) => {
          const usual: { readonly level: Level; readonly weight: number } = scheduleRuleDefaults[rule];
          const [level, weight] = [fieldOf(`${rule}.level`), fieldOf(`${rule}.weight`)];
          const changed =
            typedIn(`${rule}.level`) !== usual.level ||
            String(typedIn(`${rule}.weight`)) !== String(usual.weight);
          return {
            name: t(`conflicts:rule.${rule}`),
            about: t(`conflicts:about.${rule}`),
            level,
            weight,
            usual: t('conflicts:rules.usual-value', {
              level: t(`conflicts:level.${usual.level}`),
              weight: usual.weight,
            }),
            changed,
          };
        }),
      },
    };
  };

  shell.managed({
    path: '/conflicts/rules',
    policy: manageProgramme,
    handle: async (context, whole) => page(context, whole, await formOf(context, whole)),
  });

  shell.managed({
    method: 'POST',
    path: '/conflicts/rules',
    policy: manageProgramme,
    handle: async (context, whole) =>
      pages.submit(context, {
        schema: RulesForm,
        form: await formOf(context, whole),
        page: (form) => page(context, whole, form),
        work: async (input, version) => {
          const said = input as Readonly<Record<string, { level: Level; weight: number } | undefined>>;
          const rules = ruleNames.flatMap((rule) => {
            const one = said[rule];
            return one === undefined ? [] : [{ rule, ...one }];
          });
          await service.setRules(context.actor, whole.edition.id, rules, version);
          return `${baseOf(context, whole)}/rules?saved=1`;
        },
      }),
  });

  shell.managed({
    method: 'POST',
    path: '/conflicts/rules/defaults',
    policy: manageProgramme,
    handle: async (context, whole) => {
      await service.setRules(
        context.actor,
        whole.edition.id,
        ruleNames.map((rule) => ({ rule, ...scheduleRuleDefaults[rule] })),
      );
      return { redirect: `${baseOf(context, whole)}/rules?saved=1` };
    },
  });
}
