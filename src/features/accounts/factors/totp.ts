import { TOTP as Generator, Secret } from 'otpauth';
import QRCode from 'qrcode';
import { toLatinDigits } from '../../../platform/language/index.ts';
import { TOTP, TOTP_WINDOW } from './rules.ts';

/** Who gives out the secret, as authenticator apps name it. */
const ISSUER = 'Multaqa';

/** What the secrets are sealed for. */
export const TOTP_PURPOSE = 'totp';

/** Bytes of a secret: as many as SHA-1 has (RFC 4226 §4, R6). */
const SECRET_BYTES = 20;

/** A new secret, in base 32 as authenticator apps take it. */
export const newTotpSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

const generator = (secret: string, label: string): Generator =>
  new Generator({
    issuer: ISSUER,
    label,
    secret: Secret.fromBase32(secret),
    algorithm: TOTP.algorithm,
    digits: TOTP.digits,
    period: TOTP.seconds,
  });

/** The time step that an instant lies in. */
const stepAt = (now: Date): number => Math.floor(now.getTime() / 1000 / TOTP.seconds);

/** The time step whose code this is, of those that a clock may be off by; undefined for a wrong code. */
export function matchingStep(secret: string, code: string, now: Date): number | undefined {
  const off = generator(secret, '').validate({ token: code, timestamp: now.getTime(), window: TOTP_WINDOW });
  return off === null ? undefined : stepAt(now) + off;
}

/** A code as it was typed, with Arabic digits or with spaces, as six digits; undefined for anything else. */
export function readCode(typed: string): string | undefined {
  const code = toLatinDigits(typed).replace(/[\s\u200e\u200f\u061c-]/g, '');
  return /^\d{6}$/.test(code) ? code : undefined;
}

/** The address by which an authenticator app takes a secret over. */
export const totpAddress = (secret: string, email: string): string => generator(secret, email).toString();

/** A secret in groups of four, to be typed off a screen. */
export const spelled = (secret: string): string => secret.replace(/.{4}(?=.)/g, '$& ');

/** Modules of white around a code (ISO 18004). */
const QUIET = 4;

/** A QR code as the address of a picture, black on white whatever the page's colours: cameras want it so. */
export function qrPicture(text: string): string {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const side = size + 2 * QUIET;
  const rows = Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_, x) =>
      modules.data[y * size + x] ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : '',
    ).join(''),
  ).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${rows}"/></svg>`;
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}
