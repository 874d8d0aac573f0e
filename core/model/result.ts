import type { FailureCode } from './failures.ts';

export type Params = Readonly<Record<string, string | number>>;

/** What went wrong, as a code and parameters. Its sentence lives in `locales/<lang>/failures.json`. */
export type Failure = { readonly code: FailureCode; readonly params?: Params };

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Failure };

/** A good result. */
export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

/** A failure, with what its sentence is filled with. */
export const fail = (
  code: FailureCode,
  params?: Params,
): { readonly ok: false; readonly error: Failure } => ({
  ok: false,
  error: params === undefined ? { code } : { code, params },
});

/**
 * What the sentence of a failure is made with. Where its content was rescued there is one that says where (`context`, by which i18next looks for it
 * first).
 */
export const sentenceParams = ({ params }: Failure): Params =>
  params?.['rescued'] === undefined ? { ...params } : { ...params, context: 'rescued' };
