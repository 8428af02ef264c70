import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { afterClose, type CallsTest, openCallsTest, own, whileOpen } from './support.ts';

const PDF = '%PDF-1.4\n%%EOF\n';
const MEGABYTES = 1024 * 1024;

let test: CallsTest;
beforeAll(async () => {
  test = await openCallsTest();
});
afterAll(() => test.close());
beforeEach(() => test.at(whileOpen));

type Headers = Readonly<Record<string, string>>;
/** Sends a form with a file. */
function upload(
  url: string,
  fields: Readonly<Record<string, string>>,
  file: { readonly name: string; readonly body: string } | null,
  headers: Headers = {},
) {
  const boundary = 'river-boundary';
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  if (file !== null) {
    parts.push(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: application/octet-stream\r\n\r\n${file.body}\r\n`,
    );
  }
  return test.inject({
    method: 'POST',
    url,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, ...headers },
    payload: `${parts.join('')}--${boundary}--\r\n`,
  });
}
const pdf = { name: 'ورقة الاستشعار.pdf', body: PDF };
const filesOf = async (id: string, secret: string) =>
  (await test.send('GET', `/papers/${id}`, undefined, own(secret))).json().files as {
    id: string;
    name: string;
    questionId: string | null;
  }[];
const faults = (answer: Awaited<ReturnType<typeof upload>>) => [
  answer.statusCode,
  answer.json().errors?.map(({ field, code }: { field: string; code: string }) => [field, code]) ??
    answer.json().code,
];

describe('a file of a submission', () => {
  it('is sent, read and removed through the API by its secret', async () => {
    const { id, secret } = await test.begin();

    const sent = await upload(`/api/v1/papers/${id}/files`, {}, pdf, own(secret));
    const { id: file } = sent.json();
    const read = await test.send('GET', `/papers/${id}/files/${file}`, undefined, own(secret));
    const gone = await test.send('DELETE', `/papers/${id}/files/${file}`, undefined, own(secret));
    const after = await test.send('GET', `/papers/${id}/files/${file}`, undefined, own(secret));

    expect([sent.statusCode, sent.json()]).toEqual([
      201,
      {
        id: expect.any(String),
        questionId: null,
        name: pdf.name,
        mediaType: 'application/pdf',
        bytes: PDF.length,
      },
    ]);
    expect([read.statusCode, read.body, read.headers['content-type']]).toEqual([200, PDF, 'application/pdf']);
    expect(read.headers['content-disposition']).toContain('attachment');
    expect([gone.statusCode, after.statusCode]).toEqual([204, 404]);
  });

  it('is sent, read and removed on the pages, by the secret and signed in', async () => {
    const author = await test.signIn([]);
    const { id, secret } = await test.begin({}, author);
    const ways: [string, Headers][] = [
      [`/ar/papers/${secret}`, {}],
      [`/ar/account/papers/${id}`, author],
    ];

    for (const [base, headers] of ways) {
      const sent = await upload(`${base}/files`, { questionId: '' }, pdf, headers);
      const [file] = await filesOf(id, secret);
      const page = await test.inject({ url: base, headers });
      const read = await test.inject({ url: `${base}/files/${file?.id}`, headers });
      const asked = await test.inject({ url: `${base}/files/${file?.id}/removal`, headers });
      const gone = await test.inject({
        method: 'POST',
        url: `${base}/files/${file?.id}/removal`,
        headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
        payload: '',
      });

      expect([sent.statusCode, sent.headers.location]).toEqual([303, `${base}?done=file-added`]);
      expect(page.body).toContain(pdf.name);
      expect([read.statusCode, read.body]).toEqual([200, PDF]);
      expect([asked.statusCode, asked.body]).toEqual([200, expect.stringContaining(pdf.name)]);
      expect([gone.statusCode, await filesOf(id, secret)]).toEqual([303, []]);
    }
  });

  it('is not to be found below another submission, nor by another secret or account', async () => {
    const [one, other] = [await test.begin(), await test.begin()];
    const { id: file } = (await upload(`/api/v1/papers/${one.id}/files`, {}, pdf, own(one.secret))).json();
    const stranger = await test.signIn([]);

    const answers = await Promise.all([
      test.send('GET', `/papers/${other.id}/files/${file}`, undefined, own(other.secret)),
      test.send('GET', `/papers/${one.id}/files/${file}`, undefined, own(other.secret)),
      test.send('GET', `/papers/${one.id}/files/${file}`, undefined, {}),
      test.send('GET', `/papers/${one.id}/files/${file}`, undefined, stranger),
      test.send('DELETE', `/papers/${other.id}/files/${file}`, undefined, own(other.secret)),
      upload(`/api/v1/papers/${one.id}/files`, {}, pdf, own(other.secret)),
      test.inject({ url: `/ar/papers/${other.secret}/files/${file}` }),
      test.inject({ url: `/ar/account/papers/${one.id}/files/${file}`, headers: stranger }),
    ]);

    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(answers.length).fill(404));
    expect(await filesOf(one.id, one.secret)).toHaveLength(1);
  });

  it('of a wrong kind, too large or missing is refused at its field, and nothing is lost', async () => {
    const { id, secret } = await test.begin();
    const question = await test.send('POST', `/calls-for-papers/${test.call.id}/questions`, {
      type: 'file',
      label: { ar: 'السيرة الذاتية', en: 'Curriculum vitae' },
    });
    await upload(`/api/v1/papers/${id}/files`, {}, pdf, own(secret));
    const bad = {
      kind: { name: 'page.pdf', body: '<html><script>1</script></html>' },
      large: { name: 'large.pdf', body: `${PDF}${'x'.repeat(10 * MEGABYTES)}` },
      empty: { name: 'empty.pdf', body: '' },
    };
    const api = `/api/v1/papers/${id}/files`;
    const page = `/ar/papers/${secret}/files`;

    expect(faults(await upload(api, {}, bad.kind, own(secret)))).toEqual([
      422,
      [['file', 'file-kind-wrong']],
    ]);
    expect(faults(await upload(api, {}, bad.empty, own(secret)))).toEqual([422, [['file', 'file-empty']]]);
    expect(faults(await upload(api, {}, null, own(secret)))).toEqual([422, [['file', 'field-required']]]);
    expect(faults(await upload(api, {}, bad.large, own(secret)))).toEqual([413, 'file-too-large']);
    expect(faults(await upload(api, { questionId: id }, pdf, own(secret)))).toEqual([
      422,
      [['questionId', 'question-unknown']],
    ]);
    for (const [file, status] of [
      [bad.kind, 422],
      [bad.large, 413],
      [null, 422],
    ] as const) {
      const refused = await upload(page, { questionId: question.json().id }, file);
      expect([refused.statusCode, refused.body]).toEqual([status, expect.stringContaining('aria-invalid')]);
      expect(refused.body).toMatch(new RegExp(`value="${question.json().id}"[^>]*selected`));
    }
    expect(await filesOf(id, secret)).toEqual([expect.objectContaining({ name: pdf.name })]);
    await test.send('DELETE', `/call-questions/${question.json().id}`);
  });

  it('that a question wants is replaced by the next one, and needed by what was sent', async () => {
    const question = (
      await test.send('POST', `/calls-for-papers/${test.call.id}/questions`, {
        type: 'file',
        label: { ar: 'نص الورقة', en: 'Full text' },
        required: true,
        kinds: ['paper'],
      })
    ).json();
    const { id, secret } = await test.begin();

    const early = await test.send('POST', `/papers/${id}/submission`, {}, own(secret));
    await upload(`/api/v1/papers/${id}/files`, { questionId: question.id }, pdf, own(secret));
    await upload(
      `/api/v1/papers/${id}/files`,
      { questionId: question.id },
      { ...pdf, name: 'ثانية.pdf' },
      own(secret),
    );
    const sent = await test.send('POST', `/papers/${id}/submission`, {}, own(secret));
    const [file, ...more] = await filesOf(id, secret);
    const removed = await test.send('DELETE', `/papers/${id}/files/${file?.id}`, undefined, own(secret));

    expect([early.statusCode, early.json().errors[0].field]).toEqual([422, `answers.${question.id}`]);
    expect([file?.name, more]).toEqual(['ثانية.pdf', []]);
    expect([sent.json().state, removed.statusCode, removed.json().code]).toEqual([
      'submitted',
      409,
      'file-needed',
    ]);
    await test.send('DELETE', `/call-questions/${question.id}`);
  });

  it('comes no more once the call is closed', async () => {
    const { id, secret } = await test.begin();
    test.at(afterClose);

    const api = await upload(`/api/v1/papers/${id}/files`, {}, pdf, own(secret));
    const page = await upload(`/ar/papers/${secret}/files`, {}, pdf);

    expect([api.statusCode, api.json().code, page.statusCode]).toEqual([409, 'call-closed', 409]);
  });
});
