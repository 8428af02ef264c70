import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A device that makes and shows passkeys, with what a dishonest one would change. */
export interface Quirks {
  /** Default the site's. */
  readonly origin?: string;
  readonly rpId?: string;
  /** Whether its owner unlocked it. Default true. */
  readonly verified?: boolean;
  readonly challenge?: string;
  /** Default one more than the last. */
  readonly counter?: number;
  readonly crossOrigin?: boolean;
  readonly userHandle?: string;
  /** Spoils the signature. */
  readonly forged?: boolean;
}

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();
const text = (value: Buffer | string): string => Buffer.from(value).toString('base64url');

/** CBOR, as much of it as passkeys need (RFC 8949): small integers, texts, bytes, maps. */
function cbor(value: number | string | Buffer | Map<unknown, unknown>): Buffer {
  const head = (major: number, length: number): Buffer =>
    length < 24
      ? Buffer.from([(major << 5) | length])
      : length < 256
        ? Buffer.from([(major << 5) | 24, length])
        : Buffer.from([(major << 5) | 25, length >> 8, length & 255]);
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string')
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  return Buffer.concat([
    head(5, value.size),
    ...[...value].flatMap(([key, item]) => [cbor(key as number), cbor(item as Buffer)]),
  ]);
}

/** An authenticator without a browser around it (WebAuthn level 3, ES256, no attestation). */
export function createAuthenticator(origin: string) {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(32);
  const { x = '', y = '' } = pair.publicKey.export({ format: 'jwk' });
  let counter = 0;

  const clientData = (type: string, challenge: string, quirks: Quirks): Buffer =>
    Buffer.from(
      JSON.stringify({
        type,
        challenge: quirks.challenge ?? challenge,
        origin: quirks.origin ?? origin,
        crossOrigin: quirks.crossOrigin ?? false,
      }),
    );

  function authenticatorData(quirks: Quirks, attested?: Buffer): Buffer {
    counter = quirks.counter ?? counter + 1;
    const flags = 0x01 | (quirks.verified === false ? 0 : 0x04) | (attested === undefined ? 0 : 0x40);
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const rpId = quirks.rpId ?? new URL(origin).hostname;
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), count, attested ?? Buffer.alloc(0)]);
  }

  const whole = <T extends object>(response: T) => ({
    id: text(id),
    rawId: text(id),
    type: 'public-key' as const,
    response,
    clientExtensionResults: {},
  });

  return {
    id: text(id),
    /** Answers options of an enrolment. */
    make(challenge: string, quirks: Quirks = {}) {
      const key = cbor(
        new Map<number, unknown>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, Buffer.from(x, 'base64url')],
          [-3, Buffer.from(y, 'base64url')],
        ]),
      );
      const length = Buffer.from([0, id.length]);
      const attested = Buffer.concat([Buffer.alloc(16), length, id, key]);
      const attestationObject = cbor(
        new Map<string, unknown>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', authenticatorData(quirks, attested)],
        ]),
      );
      return whole({
        clientDataJSON: text(clientData('webauthn.create', challenge, quirks)),
        attestationObject: text(attestationObject),
        transports: ['internal'],
      });
    },
    /** Answers options of a sign-in. */
    show(challenge: string, quirks: Quirks = {}) {
      const client = clientData('webauthn.get', challenge, quirks);
      const data = authenticatorData(quirks);
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), pair.privateKey);
      if (quirks.forged) signature[signature.length - 1] = (signature.at(-1) ?? 0) ^ 1;
      return whole({
        clientDataJSON: text(client),
        authenticatorData: text(data),
        signature: text(signature),
        ...(quirks.userHandle === undefined ? {} : { userHandle: quirks.userHandle }),
      });
    },
  };
}
export type Authenticator = ReturnType<typeof createAuthenticator>;
