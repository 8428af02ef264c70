import { describe, expect, it } from 'vitest';
import {
  acronymOf,
  identifySessions,
  validGuid,
} from '../../../../src/features/programme/formats/identifiers.ts';
import type { ScheduleSession } from '../../../../src/features/programme/formats/index.ts';

const session = (
  guid: string,
  fields: Partial<ScheduleSession> = {},
): ScheduleSession & { guid: string } => ({
  key: guid,
  guid,
  title: {},
  duration: 30,
  cancelled: false,
  roles: [],
  links: [],
  attachments: [],
  ...fields,
});

const [first, second, third] = [
  '0c8f8f5a-7d0e-4c3a-8f5e-2f0b8b6d4a01',
  '0c8f8f5a-7d0e-4c3a-8f5e-2f0b8b6d4a02',
  '0c8f8f5a-7d0e-4c3a-8f5e-2f0b8b6d4a03',
] as const;

const identifiers = (sessions: readonly (ScheduleSession & { guid: string })[]) =>
  Object.fromEntries(
    identifySessions(sessions, 'forum').map(({ guid, id, code, slug }) => [guid, { id, code, slug }]),
  );

describe('identifiers of sessions', () => {
  it('follow from the guid alone, in any order and any company', () => {
    const alone = identifiers([session(first)]);
    const together = identifiers([session(third), session(first), session(second)]);

    expect(together[first]).toEqual(alone[first]);
    expect(alone).toEqual({ [first]: { id: 585133413, code: '885U3Q', slug: 'forum-585133413-885u3q' } });
  });

  it('are kept where the schemas allow them', () => {
    const own = { id: 25, code: 'G9JGWY', slug: 'forum-25-opening' };

    expect(identifiers([session(first, own)])).toEqual({ [first]: own });
  });

  it('are made anew where they are taken or refused', () => {
    const made = identifiers([
      session(first, { id: 25, code: 'G9JGWY', slug: 'forum-25-opening' }),
      session(second, { id: 25, code: 'G9JGWY', slug: 'forum-25-opening' }),
      session(third, { id: 0, code: 'short', slug: 'حفل-الافتتاح' }),
    ]);

    expect(new Set(Object.values(made).map(({ id }) => id)).size).toBe(3);
    expect(new Set(Object.values(made).map(({ code }) => code)).size).toBe(3);
    expect(made[third]?.slug).toBe(`forum-${made[third]?.id}-${made[third]?.code.toLowerCase()}`);
  });

  it('step aside when two meet', () => {
    const { id, code } = identifiers([session(second)])[second] ?? { id: 0, code: '' };

    const made = identifiers([session(first, { id, code }), session(second)]);

    expect(made[first]).toMatchObject({ id, code });
    expect(made[second]?.id).toBe(id + 1);
    expect(Number.parseInt(made[second]?.code ?? '', 36)).toBe(Number.parseInt(code, 36) + 1);
  });
});

describe('acronyms', () => {
  it.each([
    ['National Forum 2026', 'national_forum_2026'],
    ['nf', 'forum_nf'],
    ['Évènement', 'evenement'],
    ['الملتقى', 'forum'],
  ])('of %s are %s', (title, acronym) => {
    expect(acronymOf(title)).toBe(acronym);
  });
});

describe('guids', () => {
  it('are compared in lower case; unversioned ones of real files count', () => {
    expect(validGuid('455D075F-48C0-2EC2-24B3-F5ADD30C383A')).toBe('455d075f-48c0-2ec2-24b3-f5add30c383a');
    expect(validGuid('{455d075f-48c0-2ec2-24b3-f5add30c383a}')).toBeUndefined();
    expect(validGuid(undefined)).toBeUndefined();
  });
});
