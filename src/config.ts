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
  /** Whether templates and pages are cached. Default true; `development` turns it off. */
  readonly production: boolean;
  /** Administrator's connection to a PostgreSQL on which tests may create databases. */
  readonly testDatabaseUrl: string | undefined;
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

function readPublicUrl(env: Environment, port: number): string {
  const value =
    env.PUBLIC_URL === undefined || env.PUBLIC_URL === '' ? `http://localhost:${port}` : env.PUBLIC_URL;
  if (!URL.canParse(value))
    return refuse('PUBLIC_URL', value, 'an address such as https://forum.example.org');
  const url = new URL(value);
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local)) {
    refuse('PUBLIC_URL', value, 'https, or http on localhost only');
  }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    refuse('PUBLIC_URL', value, 'an address without a path, query or fragment');
  }
  return url.origin;
}

function readProxies(env: Environment): readonly string[] {
  const value = env.TRUSTED_PROXIES ?? '';
  const proxies = value.split(',').map((part) => part.trim());
  const named = proxies.filter((proxy) => proxy !== '');
  for (const proxy of named) {
    if (!/^[0-9a-f.:]+(\/\d{1,3})?$/i.test(proxy)) {
      refuse(
        'TRUSTED_PROXIES',
        value,
        'addresses or networks with commas between, such as 10.0.0.1,192.168.0.0/16',
      );
    }
  }
  return named;
}

/**
 * Reads and checks the settings.
 * @throws ConfigError with one line, for the first value that is not allowed
 */
export function readConfig(env: Environment = process.env): Config {
  const port = readPort(env);
  return {
    databaseUrl: readDatabaseUrl(env, 'DATABASE_URL'),
    dataDir: resolve(env.DATA_DIR === undefined || env.DATA_DIR === '' ? 'data' : env.DATA_DIR),
    host: readHost(env),
    port,
    publicUrl: readPublicUrl(env, port),
    logLevel: readChoice(env, 'LOG_LEVEL', logLevels, 'info'),
    trustedProxies: readProxies(env),
    production:
      readChoice(env, 'NODE_ENV', ['production', 'development', 'test'], 'production') !== 'development',
    testDatabaseUrl: readDatabaseUrl(env, 'TEST_DATABASE_URL'),
  };
}

/** The failure to listen on an address that this machine has not. */
export const hostRefused = (host: string): ConfigError => refusal('HOST', host, HOSTS);

/** The failure to use a directory for data. @param reason in a few words, such as "it is a file" */
export const dataDirRefused = (directory: string, reason: string): ConfigError =>
  refusal('DATA_DIR', directory, `a directory that can be written to, and ${reason}`);
