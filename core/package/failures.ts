import { fail, type Result } from '../model/index.ts';
import { zipLimits, type ZipProblem } from './unzip.ts';

/**
 * What is wrong with a package as a failure: `document.damaged-package`, `document.password`, `document.large-part`, `document.large-package`. The engine adds
 * the file's name. `most`: the bytes of all parts that may be read.
 */
export const packageFailure = (problem: ZipProblem, most: number = zipLimits.bytes): Result<never> => {
  if (problem === 'too-large') return fail('document.large-package', { limit: most });
  if (problem === 'large-part') return fail('document.large-part', { limit: zipLimits.part });
  return problem === 'encrypted'
    ? fail('document.password')
    : fail('document.damaged-package', { detail: problem });
};
