import { type Static, Type } from 'typebox';
import { notFound } from '../../../../platform/errors/index.ts';
import { Choice, Nullable, TextInput } from '../../../../platform/http/schemas.ts';
import { choiceField, textField, versionField } from '../../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../platform/views/index.ts';
import { type EditionWhole, placeOf } from '../../../series/index.ts';
import { badgeSizes } from '../../tables.ts';
import { type Design, designOf, designsOf } from '../designs.ts';
import { badgePrinting } from '../document.ts';
import { designBadges, readBadges } from '../policy.ts';
import { renderBadges, zoneMark } from '../render/index.ts';
import { type BadgeCategory, badgeCategories, dayAt } from '../rules.ts';
import { sampleBadge } from '../sample.ts';
import { findDesign, listDesigns, listZones } from '../store/venue.ts';
import type { BadgePages } from './index.ts';
import { baseOf, below, dayIn, dayOptions, zoneOptions } from './shared.ts';

const colours = ['1', '2', '3', '4', '5', '6'] as const;
const Numbers = Type.Array(Type.String({ pattern: '^\\d{1,2}$' }), { maxItems: 32 });

const DesignForm = Type.Object(
  {
    size: Choice(badgeSizes),
    colour: Choice(colours),
    zones: Type.Optional(Numbers),
    days: Type.Optional(Numbers),
    back: Type.Optional(Nullable(TextInput)),
    photo: Type.Boolean(),
    automatic: Type.Boolean(),
  },
  { additionalProperties: false },
);
type DesignForm = Static<typeof DesignForm>;

const PATH = '/badge-designs';

/** Adds what the badge of each category looks like and opens, with a preview. */
export function addDesignPages(deps: BadgePages): void {
  const { pages, shell, database, files, translator, venue } = deps;
  const { db } = database;
  const list = (context: PageContext) => ({ path: PATH, label: context.t('badges:designs') });

  const categoryOf = ({ params }: PageContext): BadgeCategory => {
    const category = badgeCategories.find((one) => one === params.category);
    if (category === undefined) throw notFound();
    return category;
  };

  shell.managed({
    path: PATH,
    policy: readBadges,
    handle: async (context, whole): Promise<Page> => {
      const t = context.words(whole.edition.digits);
      const base = baseOf(context, whole, PATH);
      const designs = designsOf(await listDesigns(db, whole.edition.id));
      const draws = designBadges.allows(context.actor, placeOf(whole.edition));
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('badges:designs'),
          lede: t('badges:design.lede'),
          current: '/badges',
          crumbs: [
            { label: t('common:nav.management.badges'), href: baseOf(context, whole, '/badges') },
            { label: t('badges:designs') },
          ],
        }),
        data: {
          table: {
            id: 'designs',
            caption: t('badges:designs'),
            columns: [
              { key: 'category', label: t('badges:design.category') },
              { key: 'size', label: t('badges:design.size') },
              { key: 'zones', label: t('badges:design.zones') },
              { key: 'days', label: t('badges:design.days') },
              { key: 'automatic', label: t('badges:design.automatic') },
              { key: 'preview', label: t('badges:design.preview'), labelHidden: true },
            ],
            rows: designs.map((design) => ({
              id: design.category,
              title: t(`attendees:category.${design.category}`),
              ...(draws ? { href: `${base}/${design.category}` } : {}),
              pickable: false,
              cells: {
                size: t(`badges:size.${design.size}`),
                zones: {
                  tags: design.zones.map((number) => ({ text: zoneMark(number), tone: 'line' as const })),
                },
                days:
                  design.days.length === 0
                    ? t('badges:all-days')
                    : {
                        links: design.days.map((day) => ({
                          text: dayIn(dayAt(whole.edition.startsOn, day), context, whole),
                        })),
                      },
                automatic: t(design.automatic ? 'common:form.yes' : 'common:form.no'),
                preview: {
                  actions: [
                    {
                      label: t('badges:design.preview'),
                      about: t(`attendees:category.${design.category}`),
                      href: `${base}/${design.category}.pdf`,
                      icon: 'eye' as const,
                      size: 'sm' as const,
                    },
                  ],
                },
              },
            })),
          },
        },
      };
    },
  });

  const formOf = async (context: PageContext, whole: EditionWhole, design: Design): Promise<FormModel> => {
    const { t } = context;
    const base = baseOf(context, whole, PATH);
    const zones = await listZones(db, whole.edition.id);
    return {
      action: `${base}/${design.category}`,
      submit: { label: t('common:action.save') },
      cancel: { label: t('common:action.back'), href: base },
      fields: [
        versionField(design.version),
        choiceField(
          'size',
          t('badges:design.size'),
          badgeSizes.map((value) => ({ value, label: t(`badges:size.${value}`) })),
          design.size,
          { blank: false },
        ),
        {
          name: 'colour',
          kind: 'radios',
          label: t('badges:design.colour'),
          inline: true,
          options: colours.map((value) => ({
            value,
            label: t('badges:design.colour-number', { number: value }),
            theme: { number: value, name: '', colour: Number(value) },
          })),
          value: String(design.colour),
        },
        {
          name: 'zones',
          kind: 'checkboxes',
          label: t('badges:design.zones'),
          options: zoneOptions(context, zones),
          value: design.zones.map(String),
          optional: true,
          ...(zones.length === 0 ? { hint: t('badges:design.no-zones') } : {}),
        },
        {
          name: 'days',
          kind: 'checkboxes',
          label: t('badges:design.days'),
          hint: t('badges:design.days-hint'),
          options: dayOptions(context, whole),
          value: design.days.map(String),
          optional: true,
        },
        textField('back', t('badges:design.back'), design.back, {
          long: true,
          rows: 3,
          optional: true,
          hint: t('badges:design.back-hint'),
        }),
        { name: 'photo', kind: 'checkbox', label: t('badges:design.photo'), value: design.photo },
        { name: 'automatic', kind: 'checkbox', label: t('badges:design.automatic'), value: design.automatic },
      ],
    };
  };

  const show = (
    context: PageContext,
    whole: EditionWhole,
    category: BadgeCategory,
    form: FormModel,
  ): Page => ({
    template: 'pages/form',
    digits: whole.edition.digits,
    page: below(context, whole, shell, list(context), {
      title: context.t(`attendees:category.${category}`),
      actions: [
        {
          label: context.t('badges:design.preview'),
          href: `${baseOf(context, whole, PATH)}/${category}.pdf`,
          icon: 'eye',
        },
      ],
    }),
    data: { form },
  });

  const inputOf = ({ size, colour, zones = [], days = [], back, photo, automatic }: DesignForm) => ({
    size,
    colour: Number(colour),
    zones: zones.map(Number),
    days: days.map(Number),
    ...(back === undefined ? {} : { back }),
    photo,
    automatic,
  });

  shell.managed({
    path: `${PATH}/:category.pdf`,
    policy: readBadges,
    handle: async (context, whole) => {
      const category = categoryOf(context);
      const design = designOf(await findDesign(db, whole.edition.id, category), category);
      const printing = await badgePrinting({ db, files, translator }, whole);
      const body = await renderBadges(printing.edition, [sampleBadge(design, whole)], {
        paper: 'cut',
        backs: true,
      });
      return {
        type: 'application/pdf',
        headers: { 'content-disposition': `inline; filename="badge-${category}.pdf"` },
        body: Buffer.from(body),
      };
    },
  });

  shell.managed({
    path: `${PATH}/:category`,
    policy: designBadges,
    handle: async (context, whole) => {
      const category = categoryOf(context);
      const design = designOf(await findDesign(db, whole.edition.id, category), category);
      return show(context, whole, category, await formOf(context, whole, design));
    },
  });

  shell.managed({
    method: 'POST',
    path: `${PATH}/:category`,
    policy: designBadges,
    handle: async (context, whole) => {
      const category = categoryOf(context);
      const design = designOf(await findDesign(db, whole.edition.id, category), category);
      return pages.submit(context, {
        schema: DesignForm,
        form: await formOf(context, whole, design),
        page: (form) => show(context, whole, category, form),
        work: async (input, version) => {
          await venue.editDesign(context.actor, whole.edition.id, category, version, inputOf(input));
          return baseOf(context, whole, PATH);
        },
      });
    },
  });
}
