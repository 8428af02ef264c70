import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../src/config.ts';

describe('the settings', () => {
  it('have defaults that need no environment', () => {
    expect(readConfig({})).toEqual({
      databaseUrl: undefined,
      dataDir: resolve('data'),
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://localhost:3000',
      logLevel: 'info',
      trustedProxies: [],
      corsOrigins: [],
      rateLimits: true,
      production: true,
      secretKey: undefined,
      smtpUrl: undefined,
      mailFrom: { address: 'no-reply@localhost', name: null },
      mailBounces: undefined,
      mailRate: 120,
      securityContact: undefined,
      oidc: undefined,
      testDatabaseUrl: undefined,
    });
  });

  it.each([
    [{ PORT: '80a' }, 'PORT="80a" is not allowed: a whole number from 0 to 65535'],
    [
      { HOST: 'bad host' },
      'HOST="bad host" is not allowed: a name or an address of this machine, such as 127.0.0.1, 0.0.0.0 or ::',
    ],
    [{ PORT: '70000' }, 'PORT="70000" is not allowed: a whole number from 0 to 65535'],
    [
      { LOG_LEVEL: 'loud' },
      'LOG_LEVEL="loud" is not allowed: one of fatal, error, warn, info, debug, trace, silent',
    ],
    [
      { PUBLIC_URL: 'http://forum.example.org' },
      'PUBLIC_URL="http://forum.example.org" is not allowed: https, or http on localhost only',
    ],
    [
      { PUBLIC_URL: 'https://forum.example.org/sub' },
      'PUBLIC_URL="https://forum.example.org/sub" is not allowed: an address without a path, query or fragment',
    ],
    [
      { DATABASE_URL: 'mysql://me:secret@host/db' },
      'DATABASE_URL="mysql://me:***@host/db" is not allowed: postgres://user:password@host:port/database, or unset for the embedded one',
    ],
    [
      { TRUSTED_PROXIES: 'everybody' },
      'TRUSTED_PROXIES="everybody" is not allowed: addresses or networks with commas between, such as 10.0.0.1,192.168.0.0/16',
    ],
    [
      { TRUSTED_PROXIES: '10.0.0.1,0.0.0.0/0' },
      'TRUSTED_PROXIES="10.0.0.1,0.0.0.0/0" is not allowed: addresses or networks with commas between, such as 10.0.0.1,192.168.0.0/16',
    ],
    ...['*', 'https://portal.example.org/', 'http://portal.example.org', 'null', 'portal.example.org'].map(
      (origin): [Record<string, string>, string] => [
        { CORS_ORIGINS: origin },
        `CORS_ORIGINS="${origin}" is not allowed: origins with commas between, such as https://portal.example.org: no path, no star, https but on localhost`,
      ],
    ),
    [{ RATE_LIMITS: 'no' }, 'RATE_LIMITS="no" is not allowed: one of on, off'],
    [
      { SMTP_URL: 'http://me:secret@mail.example.org' },
      'SMTP_URL="http://***@mail.example.org" is not allowed: smtp://user:password@host:port or smtps://…, or unset',
    ],
    [
      { SMTP_URL: 'smtp://mail.example.org' },
      'MAIL_FROM="" is not allowed: needed with SMTP_URL: Name <name@example.org>',
    ],
    [
      { MAIL_FROM: 'Forum <a@example.org, b@example.org>' },
      'MAIL_FROM="Forum <a@example.org, b@example.org>" is not allowed: Name <name@example.org>',
    ],
    [
      { OIDC_CLIENT_ID: 'multaqa' },
      'OIDC_ISSUER="" is not allowed: needed with OIDC_CLIENT_ID: https://id.example.org',
    ],
    ...['http://id.example.org', 'id.example.org', 'https://id.example.org/?tenant=1'].map(
      (issuer): [Record<string, string>, string] => [
        { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'multaqa', OIDC_CLIENT_SECRET: 'x' },
        `OIDC_ISSUER="${issuer}" is not allowed: https, or http on localhost only, without a query or fragment`,
      ],
    ),
    [{ OIDC_ISSUER: 'https://id.example.org' }, 'OIDC_CLIENT_ID="" is not allowed: needed with OIDC_ISSUER'],
    [
      { OIDC_ISSUER: 'https://id.example.org', OIDC_CLIENT_ID: 'multaqa' },
      'OIDC_CLIENT_SECRET="" is not allowed: needed with OIDC_ISSUER',
    ],
    [
      {
        OIDC_ISSUER: 'https://id.example.org',
        OIDC_CLIENT_ID: 'multaqa',
        OIDC_CLIENT_SECRET: 'x',
        OIDC_REGISTRATION: 'yes',
      },
      'OIDC_REGISTRATION="yes" is not allowed: one of on, off',
    ],
    [
      { MAIL_BOUNCES: 'returned-messages-here@example.org' },
      'MAIL_BOUNCES="returned-messages-here@example.org" is not allowed: an address such as bounces@example.org, at most 17 characters before the @',
    ],
    [{ MAIL_RATE: '0' }, 'MAIL_RATE="0" is not allowed: mails a minute to one domain, 1 to 999999'],
  ])('refuse %o with one line that names the variable, the value and what is allowed', (env, line) => {
    expect(() => readConfig(env)).toThrow(new ConfigError(line));
  });

  it('take networks of proxies, and sites that may call the API', () => {
    const { trustedProxies, corsOrigins } = readConfig({
      TRUSTED_PROXIES: '10.0.0.1, 192.168.0.0/16,fd00::/8',
      CORS_ORIGINS: 'https://portal.example.org, http://localhost:5173,https://portal.example.org',
    });

    expect([trustedProxies, corsOrigins]).toEqual([
      ['10.0.0.1', '192.168.0.0/16', 'fd00::/8'],
      ['https://portal.example.org', 'http://localhost:5173'],
    ]);
  });

  it('take a provider of identities, named by its host where nobody names it', () => {
    const { oidc } = readConfig({
      OIDC_ISSUER: 'http://localhost:4000',
      OIDC_CLIENT_ID: 'multaqa',
      OIDC_CLIENT_SECRET: 'x',
      OIDC_SECOND_FACTOR: 'on',
    });

    expect(oidc).toEqual({
      issuer: 'http://localhost:4000',
      clientId: 'multaqa',
      clientSecret: 'x',
      name: 'localhost:4000',
      registration: false,
      secondFactor: true,
    });
  });

  it('take where holes are reported, an address of mail or a page', () => {
    expect(
      [undefined, 'security@example.org', 'mailto:security@example.org', 'https://example.org/report'].map(
        (SECURITY_CONTACT) => readConfig({ SECURITY_CONTACT }).securityContact,
      ),
    ).toEqual([
      undefined,
      'mailto:security@example.org',
      'mailto:security@example.org',
      'https://example.org/report',
    ]);
    for (const wrong of ['http://example.org/', 'nobody', 'a@b.example\nExpires: never']) {
      expect(() => readConfig({ SECURITY_CONTACT: wrong })).toThrow(ConfigError);
    }
  });

  it('take the sender of mails with a name or without', () => {
    const sender = (value: string) => readConfig({ MAIL_FROM: value }).mailFrom;

    expect([sender('office@example.org'), sender('"ملتقى الأمن" <office@example.org>')]).toEqual([
      { address: 'office@example.org', name: null },
      { address: 'office@example.org', name: 'ملتقى الأمن' },
    ]);
  });
});
