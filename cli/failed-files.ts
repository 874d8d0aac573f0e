import type { Failure } from '#core/model/index.ts';
import type { Answer } from './answer.ts';
import type { Words } from './words.ts';

/** A file of several that could not be read, by the name the command was given. */
export type FailedFile = { readonly file: string; readonly failure: Failure };

/** What a command over several files says of those that failed, in both forms. */
export const failedFiles = (
  { failure: sentence }: Words,
  failed: readonly FailedFile[],
): { readonly json: readonly unknown[] } & Required<Pick<Answer, 'failures'>> => ({
  json: failed.map(({ file, failure }) => ({ file, error: { ...failure, message: sentence(failure) } })),
  failures: failed.map(({ file, failure }) => `${file}: ${sentence(failure)}`),
});
