import { shortDate, textIn } from '../../../../platform/language/index.ts';
import { sheetFile, sheetFormats } from '../../../../platform/pages/sheet-file.ts';
import { dateSettingsOf, mastheadOf, workInEdition } from '../../../series/index.ts';
import * as store from '../../store/precedence-lists.ts';
import { renderOrder } from '../render/order.ts';
import type { Basis } from '../rules/arrange.ts';
import { basisWords, type PrecedencePages, partyCode, partyName, schemeWords, versionOf } from './common.ts';

/** Adds a version as PDF, XLSX and CSV. Whoever takes one that was signed off holds it, and is told when it changes. */
export function addFilePages({ shell, feature }: PrecedencePages): void {
  const { database, signOff } = feature;

  for (const language of ['ar', 'en'] as const) {
    shell.managed({
      path: `/precedence/:list/versions/:number/${language}.pdf`,
      policy: workInEdition,
      handle: async (given, whole) => {
        const context = given.speaking(language);
        const t = context.words(whole.edition.digits);
        const { list, version } = await versionOf(feature, context, whole);
        const places = await store.listPlaces(database.db, [version.id]);
        await signOff.taken(context.actor, version);
        const day =
          version.signedOffAt === null
            ? t('precedence:state.draft')
            : shortDate(version.signedOffAt, dateSettingsOf(whole, language));
        const body = await renderOrder({
          language,
          digits: whole.edition.digits,
          createdAt: version.signedOffAt ?? version.updatedAt,
          edition: mastheadOf(whole, language),
          title: textIn(list.occasion, language).text,
          lines: [
            `${t('precedence:version', { number: version.number })} · ${day}`,
            schemeWords(context, version.arrangedBy),
            ...(version.arrangedBy.seed === null
              ? []
              : [`${t('precedence:seed')}: ${version.arrangedBy.seed}`]),
          ],
          headings: [
            t('precedence:column.position'),
            t('precedence:column.party'),
            t('precedence:column.basis'),
          ],
          places: places.map((place) => ({
            name: partyName(place, language),
            basis: basisWords(context, whole, place.basis as Basis | null),
          })),
        });
        return {
          type: 'application/pdf',
          body,
          headers: {
            'content-disposition': `inline; filename="precedence-${version.number}-${language}.pdf"`,
          },
        };
      },
    });
  }

  for (const format of sheetFormats) {
    shell.managed({
      path: `/precedence/:list/versions/:number/order.${format}`,
      policy: workInEdition,
      handle: async (context, whole) => {
        const { list, version } = await versionOf(feature, context, whole);
        const places = await store.listPlaces(database.db, [version.id]);
        await signOff.taken(context.actor, version);
        return sheetFile(`precedence-${version.number}`, format, {
          title: textIn(list.occasion, context.language).text,
          language: context.language,
          headings: (['position', 'party', 'code', 'basis'] as const).map((key) =>
            context.t(`precedence:column.${key}`),
          ),
          rows: places.map((place) => [
            place.position,
            partyName(place, context.language),
            partyCode(place),
            basisWords(context, whole, place.basis as Basis | null),
          ]),
        });
      },
    });
  }
}
