import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fail, ok, type Result } from '#core/model/index.ts';
import { guarded } from '#engine/store/failures.ts';
import type { Words } from '../../words.ts';

/** The first line of a file, as it stands: other users of the machine see what a command is given, but not what it reads. */
export const passphraseIn = (
  { t }: Words,
  file: string | undefined,
): Result<{ readonly passphrase?: string }> => {
  if (file === undefined) return ok({});
  const path = resolve(file);
  const read = guarded(path, () => readFileSync(path, 'utf8'));
  if (!read.ok) return read;
  const [passphrase = ''] = read.value.split(/\r?\n/, 1);
  return passphrase === ''
    ? fail('usage', { detail: t('review.noPassphrase', { path }) })
    : ok({ passphrase });
};
