import { isIP } from 'node:net';
import { resolve } from 'node:path';

/** Everything that a deployment can set, read once at start. The only reader of the environment. */
export interface Config {
  /** Connection string of a PostgreSQL ≥ 15; absent: the embedded database in {@link dataDir}. */
  readonly databaseUrl: string | undefined;
  /** Absolute directory of the embedded database and of stored files. Default `./data`. */
  readonly dataDir: string;
  /** Address to listen on. Default `127.0.0.1`. */
  readonly host: string;
  /** TCP port, 0–65535; 0 takes a free one. Default 3000. */
  readonly port: number;
  /** Address under which people reach the system, without a trailing slash. Default `http://localhost:<port>`. */
  readonly publicUrl: string;
  /** Least severe log level written. Default `info`. */
  readonly logLevel: LogLevel;
  /** Proxies whose X-Forwarded-* headers are believed: addresses or networks. Default none. */
  readonly trustedProxies: readonly string[];
  /** Sites whose pages may call the API with a token: origins such as `https://portal.example.org`. Default none. */
  readonly corsOrigins: readonly string[];
  /** Whether it is counted how often somebody asks. Default true; off for load tests alone. */
  readonly rateLimits: boolean;
  /** Whether templates and pages are cached. Default true; `development` turns it off. */
  readonly production: boolean;
  /**
   * Master key of everything that is encrypted at rest, 32 bytes. Absent: `secret.key` in {@link dataDir}. Several
   * processes on one PostgreSQL need the same.
   */
  readonly secretKey: Buffer | undefined;
  /** Mail server, `smtp://` (STARTTLS where it is offered) or `smtps://`; absent: a mailbox of this installation. */
  readonly smtpUrl: string | undefined;
  /** Sender of every mail. Default, without a mail server: `no-reply@` the host of {@link publicUrl}. */
  readonly mailFrom: { readonly address: string; readonly name: string | null };
  /**
   * Mailbox at which notifications of failure are received; each mail names itself behind a plus sign there. Absent:
   * they go to the sender's address.
   */
  readonly mailBounces: string | undefined;
  /** Most mails a minute to one domain, of one process. Default 120. */
  readonly mailRate: number;
  /** The provider of identities through which people may sign in; absent: there is none. */
  readonly oidc: OidcConfig | undefined;
  /** Where holes are reported: `mailto:` or `https:`, as security.txt says it; absent: there is no security.txt. */
  readonly securityContact: string | undefined;
  /** Administrator's connection to a PostgreSQL on which tests may create databases. */
  readonly testDatabaseUrl: string | undefined;
}

/** An OpenID Connect provider at which this installation is registered. */
export interface OidcConfig {
  /** Its issuer identifier, as its tokens name it. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What people know it by. Default: its host. */
  readonly name: string;
  /** Whether somebody whom it knows may make an account here, without rights. Default false. */
  readonly registration: boolean;
  /** Whether every sign-in through it counts as a second factor. Default false: those of which it says so. */
  readonly secondFactor: boolean;
}

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** A refused setting; its message is one line naming the variable, the value and what is allowed. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** What HOST may be. */
const HOSTS = 'a name or an address of this machine, such as 127.0.0.1, 0.0.0.0 or ::';

type Environment = Readonly<Record<string, string | undefined>>;

const refusal = (variable: string, value: string, allowed: string): ConfigError =>
  new ConfigError(`${variable}=${JSON.stringify(value)} is not allowed: ${allowed}`);

const refuse = (variable: string, value: string, allowed: string): never => {
  throw refusal(variable, value, allowed);
};

function readPort(env: Environment): number {
  const value = env.PORT ?? '3000';
  const port = Number(value);
  if (!/^\d{1,5}$/.test(value) || port > 65_535) refuse('PORT', value, 'a whole number from 0 to 65535');
  return port;
}

/** A name or an address; whether it is one of this machine's shows when it listens. */
function readHost(env: Environment): string {
  const value = env.HOST ?? '127.0.0.1';
  if (!/^[\w.:%-]+$/.test(value)) refuse('HOST', value, HOSTS);
  return value;
}

function readChoice<const T extends string>(
  env: Environment,
  name: string,
  choices: readonly T[],
  standard: T,
): T {
  const value = env[name] ?? standard;
  return (choices as readonly string[]).includes(value)
    ? (value as T)
    : refuse(name, value, `one of ${choices.join(', ')}`);
}

/** A database URL with its password hidden, fit for a message. */
const withoutPassword = (value: string): string => value.replace(/:[^:@/]*@/, ':***@');

function readDatabaseUrl(env: Environment, name: string): string | undefined {
  const value = env[name];
  if (value === undefined || value === '') return undefined;
  if (!/^postgres(ql)?:\/\//.test(value) || !URL.canParse(value)) {
    refuse(
      name,
      withoutPassword(value),
      'postgres://user:password@host:port/database, or unset for the embedded one',
    );
  }
  return value;
}

const localNames: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

function readPublicUrl(env: Environment, port: number): string {
  const value =
    env.PUBLIC_URL === undefined || env.PUBLIC_URL === '' ? `http://localhost:${port}` : env.PUBLIC_URL;
  if (!URL.canParse(value))
    return refuse('PUBLIC_URL', value, 'an address such as https://forum.example.org');
  const url = new URL(value);
  const local = localNames.includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local)) {
    refuse('PUBLIC_URL', value, 'https, or http on localhost only');
  }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    refuse('PUBLIC_URL', value, 'an address without a path, query or fragment');
  }
  return url.origin;
}

const listOf = (value: string): string[] =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** An address, or a network with the length of its prefix. */
function isNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  if (bits < 0 || rest.length > 0) return false;
  // Everybody is no proxy: who writes /0 believes whatever a visitor says.
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) > 0 && Number(prefix) <= bits);
}

function readProxies(env: Environment): readonly string[] {
  const value = env.TRUSTED_PROXIES ?? '';
  const proxies = listOf(value);
  if (!proxies.every(isNetwork)) {
    refuse(
      'TRUSTED_PROXIES',
      value,
      'addresses or networks with commas between, such as 10.0.0.1,192.168.0.0/16',
    );
  }
  return proxies;
}

/** Origins as browsers send them: no path, no star, and https anywhere but on localhost. */
function readCorsOrigins(env: Environment): readonly string[] {
  const value = env.CORS_ORIGINS ?? '';
  const origins = listOf(value);
  for (const origin of origins) {
    const url = URL.canParse(origin) ? new URL(origin) : undefined;
    const allowed =
      url !== undefined &&
      url.origin === origin &&
      (url.protocol === 'https:' || (url.protocol === 'http:' && localNames.includes(url.hostname)));
    if (!allowed) {
      refuse(
        'CORS_ORIGINS',
        value,
        'origins with commas between, such as https://portal.example.org: no path, no star, https but on localhost',
      );
    }
  }
  return [...new Set(origins)];
}

/** 32 bytes as base64, base64url or hex. The value itself is never repeated. */
function readSecretKey(env: Environment): Buffer | undefined {
  const value = env.SECRET_KEY;
  if (value === undefined || value === '') return undefined;
  const key = Buffer.from(value, /^[0-9a-f]{64}$/i.test(value) ? 'hex' : 'base64url');
  if (key.length !== 32) refuse('SECRET_KEY', '***', '32 bytes as 64 hex digits or as base64');
  return key;
}

function readSmtpUrl(env: Environment): string | undefined {
  const value = env.SMTP_URL;
  if (value === undefined || value === '') return undefined;
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url === null || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '') {
    refuse(
      'SMTP_URL',
      value.replace(/^(\w+:\/\/).*@/, '$1***@'),
      'smtp://user:password@host:port or smtps://…, or unset',
    );
  }
  return value;
}

/** `name@example.org` or `Name <name@example.org>`. */
function readMailFrom(env: Environment, publicUrl: string): Config['mailFrom'] {
  const value = env.MAIL_FROM ?? '';
  if (value === '') {
    if ((env.SMTP_URL ?? '') !== '')
      refuse('MAIL_FROM', value, 'needed with SMTP_URL: Name <name@example.org>');
    return { address: `no-reply@${new URL(publicUrl).hostname}`, name: null };
  }
  const [, name = '', bracketed, bare] =
    /^(?:([^<>@\r\n]*)<([^<>\s@,;]+@[^<>\s@,;]+)>|([^<>\s@,;]+@[^<>\s@,;]+))$/.exec(value.trim()) ?? [];
  const address = bracketed ?? bare;
  if (address === undefined) return refuse('MAIL_FROM', value, 'Name <name@example.org>');
  const plain = name.trim().replace(/^"(.*)"$/, '$1');
  return { address, name: plain === '' ? null : plain };
}

/** An address of mail, with or without `mailto:`, or a page. */
function readSecurityContact(env: Environment): string | undefined {
  const value = (env.SECURITY_CONTACT ?? '').trim();
  if (value === '') return undefined;
  if (/^(?:mailto:)?[^<>\s@,;:]+@[^<>\s@,;:]+$/.test(value)) return `mailto:${value.replace(/^mailto:/, '')}`;
  const page = /^https:\/\/\S+$/.test(value) && URL.canParse(value) ? new URL(value) : undefined;
  return (
    page?.href ??
    refuse('SECURITY_CONTACT', value, 'security@example.org, or a page such as https://example.org/report')
  );
}

/** An address whose server takes what stands behind a plus sign; the mail's own name adds 46 characters to it. */
function readMailBounces(env: Environment): string | undefined {
  const value = (env.MAIL_BOUNCES ?? '').trim();
  if (value === '') return undefined;
  return /^[\w.-]{1,17}@[^<>\s@,;]+$/.test(value)
    ? value
    : refuse(
        'MAIL_BOUNCES',
        value,
        'an address such as bounces@example.org, at most 17 characters before the @',
      );
}

function readMailRate(env: Environment): number {
  const value = env.MAIL_RATE ?? '120';
  if (!/^[1-9]\d{0,5}$/.test(value)) refuse('MAIL_RATE', value, 'mails a minute to one domain, 1 to 999999');
  return Number(value);
}

function readOidc(env: Environment): OidcConfig | undefined {
  const issuer = env.OIDC_ISSUER ?? '';
  const [clientId, clientSecret] = [env.OIDC_CLIENT_ID ?? '', env.OIDC_CLIENT_SECRET ?? ''];
  if (issuer === '') {
    if (clientId !== '' || clientSecret !== '')
      refuse('OIDC_ISSUER', issuer, 'needed with OIDC_CLIENT_ID: https://id.example.org');
    return undefined;
  }
  const url = URL.canParse(issuer) ? new URL(issuer) : undefined;
  const allowed =
    url !== undefined &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && localNames.includes(url.hostname))) &&
    url.search === '' &&
    url.hash === '' &&
    url.username === '' &&
    url.password === '';
  if (!allowed) {
    return refuse(
      'OIDC_ISSUER',
      issuer.replace(/^(\w+:\/\/).*@/, '$1***@'),
      'https, or http on localhost only, without a query or fragment',
    );
  }
  if (clientId === '') refuse('OIDC_CLIENT_ID', clientId, 'needed with OIDC_ISSUER');
  if (clientSecret === '') refuse('OIDC_CLIENT_SECRET', clientSecret, 'needed with OIDC_ISSUER');
  const name = (env.OIDC_NAME ?? '').trim() || url.host;
  if (name.length > 60 || /[\r\n]/.test(name)) refuse('OIDC_NAME', name, 'one line of at most 60 characters');
  return {
    issuer,
    clientId,
    clientSecret,
    name,
    registration: readChoice(env, 'OIDC_REGISTRATION', ['on', 'off'], 'off') === 'on',
    secondFactor: readChoice(env, 'OIDC_SECOND_FACTOR', ['on', 'off'], 'off') === 'on',
  };
}

/**
 * Reads and checks the settings.
 * @throws ConfigError with one line, for the first value that is not allowed
 */
export function readConfig(env: Environment = process.env): Config {
  const port = readPort(env);
  const publicUrl = readPublicUrl(env, port);
  return {
    databaseUrl: readDatabaseUrl(env, 'DATABASE_URL'),
    dataDir: resolve(env.DATA_DIR === undefined || env.DATA_DIR === '' ? 'data' : env.DATA_DIR),
    host: readHost(env),
    port,
    publicUrl,
    logLevel: readChoice(env, 'LOG_LEVEL', logLevels, 'info'),
    trustedProxies: readProxies(env),
    corsOrigins: readCorsOrigins(env),
    rateLimits: readChoice(env, 'RATE_LIMITS', ['on', 'off'], 'on') === 'on',
    production:
      readChoice(env, 'NODE_ENV', ['production', 'development', 'test'], 'production') !== 'development',
    secretKey: readSecretKey(env),
    smtpUrl: readSmtpUrl(env),
    mailFrom: readMailFrom(env, publicUrl),
    mailBounces: readMailBounces(env),
    mailRate: readMailRate(env),
    securityContact: readSecurityContact(env),
    oidc: readOidc(env),
    testDatabaseUrl: readDatabaseUrl(env, 'TEST_DATABASE_URL'),
  };
}

/** The failure to listen on an address that this machine has not. */
export const hostRefused = (host: string): ConfigError => refusal('HOST', host, HOSTS);

/** The failure to use a directory for data. @param reason in a few words, such as "it is a file" */
export const dataDirRefused = (directory: string, reason: string): ConfigError =>
  refusal('DATA_DIR', directory, `a directory that can be written to, and ${reason}`);
