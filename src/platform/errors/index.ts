/**
 * The few kinds of failure that a request may end in. Services throw them; the one error handler of `platform/http`
 * turns them into problem+json or a page. `code` is stable and doubles as the message key.
 */

/** One field that is wrong. `field` is the dotted path in the input (`title.ar`), empty for the whole. */
export interface FieldError {
  readonly field: string;
  readonly code: string;
  /** Values for the message's placeholders. */
  readonly params?: Readonly<Record<string, string | number>>;
}

export class AppError extends Error {
  override readonly name: string = 'AppError';
  readonly status: number;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly errors: readonly FieldError[];
  /** What a program needs to go on: further members of the problem document. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    status: number,
    code: string,
    options: {
      params?: Readonly<Record<string, string | number>>;
      errors?: readonly FieldError[];
      details?: Readonly<Record<string, unknown>>;
      cause?: unknown;
    } = {},
  ) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.status = status;
    this.code = code;
    this.params = options.params ?? {};
    this.errors = options.errors ?? [];
    this.details = options.details ?? {};
  }
}

/** 404: it does not exist, or the actor may not know that it does. Both answer alike. */
export const notFound = (code = 'not-found'): AppError => new AppError(404, code);

/** 403: the actor knows of it and may not do this. */
export const forbidden = (code = 'forbidden'): AppError => new AppError(403, code);

/** 401: a sign-in is needed, or the one given is no longer good. */
export const unauthenticated = (code = 'sign-in-needed'): AppError => new AppError(401, code);

/** 409: the present state does not allow it. */
export const conflict = (code: string, params?: Readonly<Record<string, string | number>>): AppError =>
  new AppError(409, code, params ? { params } : {});

/** 422: a rule of the domain is broken, at one or several fields. */
export const ruleBroken = (errors: FieldError | readonly FieldError[]): AppError => {
  const list = Array.isArray(errors) ? (errors as readonly FieldError[]) : [errors as FieldError];
  return new AppError(422, list.length === 1 ? (list[0]?.code ?? 'invalid') : 'invalid', {
    errors: list,
    params: list[0]?.params ?? {},
  });
};

/** 412: somebody changed it since it was read. 428: the reader's version was not given. */
export const stale = (): AppError => new AppError(412, 'stale');
export const versionNeeded = (): AppError => new AppError(428, 'version-needed');

export const isAppError = (error: unknown): error is AppError => error instanceof AppError;
