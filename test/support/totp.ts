import { Secret, TOTP } from 'otpauth';

/** What an authenticator app shows for a secret at an instant. Default: now. */
export const codeOf = (secret: string, at: Date = new Date()): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() });
