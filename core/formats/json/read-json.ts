import { ok, type Result } from '../../model/index.ts';
import { keyedGroups, type KeyedRules, type KeyedText } from '../strings/keyed.ts';
import type { CodeStyle } from '../strings/find-codes.ts';
import type { ScanStrings, StringGroup } from '../strings/string-file.ts';
import { badSyntax } from '../strings/syntax-fault.ts';
import { scanJson } from './scan-json.ts';

const styles: readonly CodeStyle[] = ['i18next', 'icu', 'printf', 'braces', 'html'];

/** How a file writes characters that could be written in two ways. */
type Spelling = { readonly ascii: boolean; readonly upper: boolean; readonly slashes: boolean };

const spellingOf = (text: string): Spelling => {
  const code = /\\u(?!00[01])[0-9a-fA-F]{4}/.exec(text)?.[0] ?? '';
  return {
    ascii: code !== '' && !/[^\u0000-\u007f]/.test(text),
    upper: /\\u[0-9A-F]*[A-F]/.test(text) && !/\\u[0-9A-F]*[a-f]/.test(text),
    slashes: text.includes('\\/'),
  };
};

const writeJson = (value: string, { ascii, upper, slashes }: Spelling): string => {
  const written = JSON.stringify(value);
  const slashed = slashes ? written.replaceAll('/', '\\/') : written;
  if (!ascii) return slashed;
  return slashed.replaceAll(/[^\u0000-\u007f]/g, (char) => {
    const code = char.charCodeAt(0).toString(16).padStart(4, '0');
    return `\\u${upper ? code.toUpperCase() : code}`;
  });
};

/** Application Resource Bundles of Flutter and the like: what begins with `@` tells of the text beside it. */
const isArb = (texts: readonly KeyedText[], name: string): boolean =>
  /\.arb$/i.test(name) || texts.some(({ keys }) => keys[0] === '@@locale');

const descriptionsOf = (texts: readonly KeyedText[]): ReadonlyMap<string, string> =>
  new Map(
    texts.flatMap(({ keys, value }) =>
      keys.length === 2 && keys[1] === 'description' ? [[keys[0] ?? '', value] as const] : [],
    ),
  );

const withComment = (text: KeyedText, comment: string | undefined): KeyedText =>
  comment === undefined ? text : { ...text, comments: [...(text.comments ?? []), comment] };

/** The texts of messages alone, with what is said of them. */
const messagesOf = (texts: readonly KeyedText[], name: string): readonly KeyedText[] => {
  const descriptions = descriptionsOf(texts);
  if (isArb(texts, name))
    return texts
      .filter(({ keys }) => keys[0]?.startsWith('@') !== true)
      .map((text) => withComment(text, descriptions.get(`@${text.keys[0] ?? ''}`)));
  return texts;
};

/** Reads a JSON file: every string that is a value is a text, named by where it stands. */
export const readJson: ScanStrings = (text, { name = '' }) => {
  const { texts, fault } = scanJson(text);
  const spelling = spellingOf(text);
  const rules: KeyedRules = { styles: () => styles, write: (value) => writeJson(value, spelling) };
  const messages = messagesOf(texts, name);
  function* groups(): Generator<Result<StringGroup>> {
    for (const group of keyedGroups(messages, rules)) yield ok(group);
    if (fault !== null) yield badSyntax(text, fault.at, fault.detail, name);
  }
  return {
    groups: groups(),
    language: texts.find(({ keys }) => keys.length === 1 && keys[0] === '@@locale')?.value ?? null,
  };
};
