import { generateKeyPairSync, sign } from 'node:crypto';
import { workshopPerson } from '../../../../src/demonstration/workshop-people.ts';
import {
  type BadgeDocument,
  type BadgeEdition,
  badgeCode,
  claimBytes,
  renderBadges,
} from '../../../../src/features/registration/index.ts';
import type { Bench } from '../bench.ts';
import { words } from '../pdf/content.ts';
import { processorTime, wallTime } from '../statistics.ts';

export interface BadgeSizes {
  /** Badges of one file. */
  readonly badges: number;
  /** Badges that are drawn one by one for comparison, each a file of its own. */
  readonly oneByOne: number;
}

const edition: BadgeEdition = {
  title: { ar: 'ملتقى القياس', en: 'Bench Forum' },
  code: 'BF/1',
  days: [16, 17, 18],
  zones: [
    { number: 0, name: { ar: 'القاعات العامة', en: 'Public halls' } },
    { number: 1, name: { ar: 'قاعات الورش', en: 'Workshop rooms' } },
    { number: 2, name: { ar: 'المعرض', en: 'Exhibition' } },
  ],
  createdAt: new Date('2026-11-01T00:00:00Z'),
  words,
};

const back = {
  ar: 'هذه البطاقة شخصية، وتُبرَز عند كل باب. على من وجدها تسليمها إلى مكتب التسجيل.',
  en: 'This badge is personal and is shown at every door. If found, please return it to the registration desk.',
};

/** Two-sided A6 badges in one file, each with a name and a signed code of its own. */
export function createBadgesBench({ badges, oneByOne }: BadgeSizes): Bench {
  return {
    area: 'badges',
    figures: [{ name: 'badges.batch', unit: `s for ${badges} badges`, target: 15, better: 'lower' }],
    async run(context) {
      const { privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const badgeOf = (index: number): BadgeDocument => {
        const { name, post } = workshopPerson(index);
        const serial = index + 1;
        const own = { category: 'delegate', zones: [0, 1 + (index % 2)], days: [] } as const;
        const claims = { ...own, edition: '0123456789abcdef', keyNumber: 1, serial };
        return {
          ...own,
          serial,
          code: badgeCode(claims, sign('sha256', claimBytes(claims), { key, dsaEncoding: 'ieee-p1363' })),
          name: { ar: `${name.ar} ${serial}`, en: `${name.en} ${serial}` },
          post,
          body: { ar: 'وزارة الداخلية', en: 'Ministry of Interior' },
          state: { ar: 'الأردن', en: 'Jordan' },
          stateCode: 'JOR',
          size: 'a6',
          colour: 1,
          back,
          photo: null,
        };
      };
      const draw = (documents: readonly BadgeDocument[]) =>
        renderBadges(edition, documents, { paper: 'cut', backs: true });

      context.say(`${oneByOne} badges one by one`);
      const slow = await wallTime(async () => {
        for (let index = 0; index < oneByOne; index += 1) await draw([badgeOf(index)]);
      });

      context.say(`${badges} badges in one file`);
      let bytes = 0;
      let processor = 0;
      const whole = await wallTime(async () => {
        processor = await processorTime(async () => {
          const file = await draw(Array.from({ length: badges }, (_, index) => badgeOf(index)));
          bytes = file.length;
        });
      });
      context.report('badges.batch', {
        value: whole / 1000,
        reference: `one by one, each a file of its own: ${(slow / oneByOne).toFixed(1)} ms each; together ${(whole / badges).toFixed(2)} ms, ${((processor / badges) * 1000).toFixed(2)} ms of one core, and ${(bytes / badges / 1000).toFixed(1)} kB each`,
      });
    },
  };
}
