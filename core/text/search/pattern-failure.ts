import { RE2JSException, RE2JSSyntaxException } from 're2js';
import { fail, type Result } from '../../model/result.ts';

/** What RE2 says of a bad pattern, and the reason we give, which is one of `pattern.*` in the words of failures. */
const reasons: ReadonlyMap<string, string> = new Map([
  ['missing closing ]', 'bracket'],
  ['missing closing )', 'parenthesis'],
  ['unexpected )', 'extra-parenthesis'],
  ['missing argument to repetition operator', 'nothing-to-repeat'],
  ['invalid nested repetition operator', 'repeated-twice'],
  ['invalid repeat count', 'repeat-count'],
  ['trailing backslash at end of expression', 'trailing-backslash'],
  ['invalid escape sequence', 'escape'],
  ['invalid character class range', 'range'],
  ['invalid named capture', 'group-name'],
  ['duplicate capture group name', 'group-name'],
  ['expression nests too deeply', 'too-large'],
  ['expression too large', 'too-large'],
]);

/** What no engine can run in linear time. */
const unsafe: readonly (readonly [RegExp, string])[] = [
  [/\(\?<?[=!]/u, 'look-around'],
  [/\\(?:[1-9]|k<)/u, 'back-reference'],
  [/\(\?>|[*+?}]\+/u, 'possessive'],
];

/**
 * Why RE2 did not take a pattern: `find.unsafe-pattern` or `find.bad-pattern`, with a `reason`. RE2's own words are
 * of no use to the user: they are English, and quote the pattern as it was put to RE2. Throws what is not RE2's.
 */
export const patternFailure = (pattern: string, error: unknown): Result<never> => {
  if (!(error instanceof RE2JSException)) throw error;
  const feature = unsafe.find(([sign]) => sign.test(pattern))?.[1];
  if (feature !== undefined) return fail('find.unsafe-pattern', { reason: feature });
  const said = error instanceof RE2JSSyntaxException ? error.getDescription() : '';
  return fail('find.bad-pattern', { reason: reasons.get(said) ?? 'unsupported' });
};
