import { randomUUID } from 'node:crypto';
import type { LightMyRequestResponse } from 'fastify';
import { insertAccount } from '../../../../src/features/accounts/index.ts';
import { type Grant, systemActor } from '../../../../src/platform/actor/index.ts';
import type { SignIn, TestApp } from '../../../support/app.ts';

const actor = systemActor('test');
export const text = (ar: string, en: string) => ({ ar, en });

/** An edition with two published recommendations: one of the well office, with the water board; one of the board. */
export interface World {
  readonly edition: string;
  readonly series: string;
  readonly board: string;
  readonly office: string;
  readonly stranger: string;
  readonly count: string;
  readonly publish: string;
}

export async function makeWorld(test: TestApp, organiser: SignIn, more = 0): Promise<World> {
  const post = async (url: string, payload: object) => {
    const answer = await test.inject({
      method: 'POST',
      url: `/api/v1${url}`,
      payload,
      headers: { ...organiser, 'if-match': '"1"' },
    });
    if (answer.statusCode >= 300) throw new Error(`${url}: ${answer.body}`);
    return answer.json();
  };
  const series = await post('/series', {
    slug: 'hill-forum',
    acronym: 'HF',
    noun: 'forum',
    name: text('ملتقى التلال', 'Hill Forum'),
  });
  const edition = await post('/series/hill-forum/editions', {
    slug: '2024',
    number: 1,
    title: text('ملتقى التلال الأول', 'First Hill Forum'),
    startsOn: '2024-11-16',
    endsOn: '2024-11-17',
    timeZone: 'Asia/Riyadh',
    mode: 'in-person',
  });
  const opened = await test.inject({
    method: 'PATCH',
    url: '/api/v1/editions/hill-forum:2024',
    payload: { visibility: 'public' },
    headers: { ...organiser, 'if-match': '*' },
  });
  if (opened.statusCode >= 300) throw new Error(opened.body);
  const body = (slug: string, ar: string, en: string, parentId: string | null = null) =>
    post('/bodies', {
      slug,
      kind: 'authority',
      name: text(ar, en),
      ...(parentId === null ? {} : { parentId }),
    });
  const board = await body('water-board', 'مجلس المياه', 'Water Board');
  const office = await body('well-office', 'مكتب الآبار', 'Well Office', board.id);
  const stranger = await body('road-office', 'مكتب الطرق', 'Road Office');
  const { service } = test.app.outcomes;
  const document = await service.createDocument(actor, edition.id, {
    kind: 'recommendations',
    slug: 'recommendations',
    title: text('التوصيات', 'Recommendations'),
  });
  const add = async (ar: string, en: string, leadBodyId: string, supportingBodyIds: string[] = []) =>
    service.createProvision(actor, document.id, {
      kind: 'recommendation',
      title: text(ar, en),
      text: text(`${ar}.`, `${en}.`),
      leadBodyId,
      supportingBodyIds,
    });
  const count = await add('حصر الآبار', 'Count the wells', office.id, [board.id]);
  const publish = await add('نشر الحصر', 'Publish the count', board.id);
  for (let n = 0; n < more; n += 1) await add(`توصية ${n}`, `Recommendation ${n}`, office.id);
  await service.adopt(actor, document.id, { manner: 'consensus', adoptedOn: '2024-11-17' });
  await service.publish(actor, document.id);
  return {
    edition: edition.id,
    series: series.id,
    board: board.id,
    office: office.id,
    stranger: stranger.id,
    count: count.id,
    publish: publish.id,
  };
}

export const reporterOf = (bodyId: string): Grant => ({
  role: 'reporter',
  scopeKind: 'body',
  scopeId: bodyId,
});
export const inEdition = (role: Grant['role'], id: string): Grant => ({
  role,
  scopeKind: 'edition',
  scopeId: id,
});

/** A form with a file, as a browser sends it. */
export function multipart(fields: Readonly<Record<string, string>>, file?: { name: string; bytes: Buffer }) {
  const boundary = randomUUID();
  const parts: Buffer[] = [];
  for (const [name, value] of Object.entries(fields)) {
    parts.push(
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
    );
  }
  if (file !== undefined) {
    parts.push(
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: application/pdf\r\n\r\n`,
      ),
      file.bytes,
      Buffer.from('\r\n'),
    );
  }
  parts.push(Buffer.from(`--${boundary}--\r\n`));
  return {
    payload: Buffer.concat(parts),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}

export const pdf = (words: string): Buffer => Buffer.from(`%PDF-1.4\n% ${words}\n%%EOF\n`);

export const codeOf = (answer: LightMyRequestResponse): string =>
  String(
    (answer.json() as { errors?: { code: string }[]; code: string }).errors?.[0]?.code ??
      (answer.json() as { code: string }).code,
  );

/** An account with an address, for mails. */
export const makeAccount = (
  test: TestApp,
  email: string,
  grants: readonly Grant[],
  language: 'ar' | 'en' = 'en',
) =>
  test.database.transaction((tx) =>
    insertAccount(tx, { email, name: email.split('@')[0] ?? '', language }, grants),
  );
