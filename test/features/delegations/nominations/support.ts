import type { LightMyRequestResponse } from 'fastify';
import type { Grant } from '../../../../src/platform/actor/index.ts';
import { openTestApp, type SignIn, type TestApp } from '../../../support/app.ts';

/** A PDF as small as one can be. */
export const letter = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

/** A form with a file, as browsers and programs send it. */
export function multipart(
  fields: Readonly<Record<string, string>>,
  file: { readonly name: string; readonly bytes: Buffer; readonly type?: string } | null,
) {
  const mark = 'nominations-test-boundary';
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${mark}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head =
    file === null
      ? ''
      : `--${mark}\r\nContent-Disposition: form-data; name="file"; filename="${file.name}"\r\nContent-Type: ${file.type ?? 'application/octet-stream'}\r\n\r\n`;
  return {
    payload: Buffer.concat([
      Buffer.from(parts.join('') + head),
      file?.bytes ?? Buffer.alloc(0),
      Buffer.from(`${file === null ? '' : '\r\n'}--${mark}--\r\n`),
    ]),
    headers: { 'content-type': `multipart/form-data; boundary=${mark}` },
  };
}

export interface Forum {
  readonly test: TestApp;
  readonly organiser: SignIn;
  readonly editionId: string;
  /** Delegations of Jordan and Yemen. */
  readonly jordan: string;
  readonly yemen: string;
  /** Their focal points. */
  readonly jordanian: SignIn;
  readonly yemeni: SignIn;
  send(
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    url: string,
    payload?: object,
    headers?: SignIn,
  ): Promise<LightMyRequestResponse>;
}

export const focalPointOf = (delegation: string): Grant => ({
  role: 'focal-point',
  scopeKind: 'delegation',
  scopeId: delegation,
});

/** A forum with two delegations, each with a focal point and places. */
export async function openForum(options: Parameters<typeof openTestApp>[0] = {}): Promise<Forum> {
  const test = await openTestApp(options);
  const organiser = await test.signIn();
  const send: Forum['send'] = (method, url, payload, headers = organiser) =>
    test.inject({ method, url: `/api/v1${url}`, headers, ...(payload === undefined ? {} : { payload }) });
  await send('POST', '/series', {
    slug: 'palm-forum',
    acronym: 'PF',
    noun: 'forum',
    name: { ar: 'ملتقى النخيل', en: 'Palm Forum' },
  });
  const edition = await send('POST', '/series/palm-forum/editions', {
    slug: '2027',
    number: 1,
    title: { ar: 'ملتقى النخيل الأول', en: 'First Palm Forum' },
    startsOn: '2027-11-16',
    endsOn: '2027-11-18',
    timeZone: 'Asia/Riyadh',
    mode: 'in-person',
    visibility: 'public',
  });
  const delegationOf = async (stateCode: string): Promise<string> => {
    const made = await send('POST', '/editions/palm-forum:2027/participations', {
      stateCode,
      category: 'member',
      status: 'accepted',
    });
    const { id } = made.json();
    const places = { head: 1, deputy: 1, member: 3, alternate: 1 };
    const set = await send(
      'PATCH',
      `/delegations/${id}`,
      { quotas: places },
      { ...organiser, 'if-match': '*' },
    );
    if (set.statusCode !== 200) throw new Error(set.body);
    return id;
  };
  const jordan = await delegationOf('JO');
  const yemen = await delegationOf('YE');
  return {
    test,
    organiser,
    editionId: edition.json().id,
    jordan,
    yemen,
    jordanian: await test.signIn([focalPointOf(jordan)]),
    yemeni: await test.signIn([focalPointOf(yemen)]),
    send,
  };
}

export const named = (ar: string, en: string) => ({ name: { ar, en } });
