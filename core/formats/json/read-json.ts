import type { FileEncoding } from '../../text/decode/index.ts';
import { lostIn } from '../../text/encode/index.ts';
import type { KeyedRules, KeyedText } from '../strings/keyed.ts';
import type { CodeStyle } from '../strings/find-codes.ts';
import { groupsUpTo } from '../strings/groups.ts';
import { spellingOf, withEscapes, type Spelling } from '../strings/spelling.ts';
import type { ScanStrings } from '../strings/string-file.ts';
import { scanJson } from './scan-json.ts';

const styles: readonly CodeStyle[] = ['i18next', 'icu', 'printf', 'braces', 'html'];

/** Characters that the file's encoding lacks are written as escapes. */
const writeJson = (
  value: string,
  spelling: Spelling,
  hasSlashes: boolean,
  encoding: FileEncoding,
): string => {
  const written = JSON.stringify(value);
  const slashed = hasSlashes ? written.replaceAll('/', '\\/') : written;
  if (spelling.ascii) return withEscapes(slashed, /[^\u0000-\u007f]/g, spelling);
  const lost = new Set(lostIn(slashed, encoding).map(({ char }) => char));
  if (lost.size === 0) return slashed;
  return Array.from(slashed, (char) => (lost.has(char) ? withEscapes(char, /[^]/gu, spelling) : char)).join(
    '',
  );
};

/** Application Resource Bundles of Flutter and the like say their language, and what begins with `@` tells of the text beside it. */
const isArb = (texts: readonly KeyedText[]): boolean => texts.some(({ keys }) => keys[0] === '@@locale');

const descriptionsOf = (texts: readonly KeyedText[]): ReadonlyMap<string, string> =>
  new Map(
    texts.flatMap(({ keys, value }) =>
      keys.length === 2 && keys[1] === 'description' ? [[keys[0] ?? '', value] as const] : [],
    ),
  );

const withComment = (text: KeyedText, comment: string | undefined): KeyedText =>
  comment === undefined ? text : { ...text, comments: [...(text.comments ?? []), comment] };

/** The texts of messages alone, with what is said of them. */
const messagesOf = (texts: readonly KeyedText[]): readonly KeyedText[] => {
  const descriptions = descriptionsOf(texts);
  if (isArb(texts))
    return texts
      .filter(({ keys }) => keys[0]?.startsWith('@') !== true)
      .map((text) => withComment(text, descriptions.get(`@${text.keys[0] ?? ''}`)));
  return texts;
};

/** Reads a JSON file: every string that is a value is a text, named by where it stands. */
export const readJson: ScanStrings = (text, options) => {
  const { texts, fault } = scanJson(text);
  const spelling = spellingOf(text);
  const { encoding = 'utf-8' } = options;
  const hasSlashes = text.includes('\\/');
  const rules: KeyedRules = {
    styles: () => styles,
    write: (value) => writeJson(value, spelling, hasSlashes, encoding),
  };
  const messages = messagesOf(texts);
  return {
    groups: groupsUpTo(messages, rules, { ...options, text, fault }),
    language: texts.find(({ keys }) => keys.length === 1 && keys[0] === '@@locale')?.value ?? null,
  };
};
