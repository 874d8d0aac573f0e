import { isMap, isScalar, isSeq, parseAllDocuments, type ErrorCode, type Scalar } from 'yaml';
import type { ExportColumn } from '../export-source.ts';
import { columnIn } from '../language-columns.ts';
import type { SourceEdit } from '../patch.ts';
import type { CodeStyle } from '../strings/find-codes.ts';
import { groupsUpTo } from '../strings/groups.ts';
import type { KeyedRules, KeyedText } from '../strings/keyed.ts';
import { spellingOf } from '../strings/spelling.ts';
import type { ScanStrings } from '../strings/string-file.ts';
import { lineCounter, type SyntaxFault, type SyntaxFaultKind } from '../strings/syntax-fault.ts';
import { writeScalar, type ScalarPlace } from './write-scalar.ts';

const styles: readonly CodeStyle[] = ['i18next', 'icu', 'printf', 'braces', 'html'];

type YamlText = KeyedText & ScalarPlace;

/** The one key of a file that says its language, as Rails has it, with the place of the key. */
type LanguageKey = { readonly language: string; readonly from: number; readonly to: number };

type ScannedYaml = {
  readonly texts: readonly YamlText[];
  readonly root: LanguageKey | null;
  readonly fault: SyntaxFault | null;
};

type Place = {
  readonly node: unknown;
  readonly keys: readonly string[];
  readonly inFlow: boolean;
  readonly comments: readonly string[];
};

/** Tags of their own make something else of a text. */
const isText = (node: Scalar): node is Scalar<string> =>
  typeof node.value === 'string' && (node.tag === undefined || node.tag === 'tag:yaml.org,2002:str');

const commentsOf = (...comments: readonly (string | null | undefined)[]): readonly string[] =>
  comments.flatMap((comment) => {
    // What an empty line sets off is about the file.
    const words =
      comment
        ?.split(/\n[ \t]*\n/)
        .at(-1)
        ?.replaceAll(/^ /gm, '')
        .trim() ?? '';
    return words === '' ? [] : [words];
  });

const placesIn = (node: unknown, { keys, inFlow }: Place): readonly Place[] => {
  if (isMap(node))
    return node.items.map(({ key, value }) => ({
      node: value,
      keys: [...keys, isScalar(key) ? String(key.value) : '?'],
      inFlow: inFlow || node.flow === true,
      comments: isScalar(key) ? commentsOf(key.commentBefore) : [],
    }));
  if (!isSeq(node)) return [];
  return node.items.map((item, n) => ({
    node: item,
    keys: [...keys, String(n)],
    inFlow: inFlow || node.flow === true,
    comments: isScalar(item) ? commentsOf(item.commentBefore) : [],
  }));
};

/** Every text below a node, in order. Without recursion. */
const textsIn = (root: Place, text: string, lineAt: (at: number) => number): readonly YamlText[] => {
  const texts: YamlText[] = [];
  const waiting: Place[] = [root];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const { node, keys, inFlow, comments } = place;
    const range = isScalar(node) ? node.range : undefined;
    if (isScalar(node) && isText(node) && range !== undefined && range !== null) {
      const [from, to] = range;
      texts.push({
        keys,
        from,
        to,
        value: node.value,
        line: lineAt(from),
        comments: [...comments, ...commentsOf(node.comment)],
        style: node.type ?? 'PLAIN',
        written: text.slice(from, to),
        inFlow,
      });
    } else for (const inner of placesIn(node, place).toReversed()) waiting.push(inner);
  }
  return texts;
};

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

const isLanguage = (key: string): boolean => {
  if (!/^[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$/.test(key)) return false;
  const [primary = ''] = key.split(/[-_]/);
  try {
    return (primary.length === 2 || primary === 'yue') && languageNames.of(primary) !== undefined;
  } catch {
    return false;
  }
};

const languageKeyOf = (contents: unknown): LanguageKey | null => {
  const [pair, more] = isMap(contents) ? contents.items : [];
  if (pair === undefined || more !== undefined || !isScalar(pair.key) || !isMap(pair.value)) return null;
  const { value, range } = pair.key;
  if (typeof value !== 'string' || !isLanguage(value) || range === undefined || range === null) return null;
  return { language: value, from: range[0], to: range[1] };
};

const nothing = { texts: [], root: null };

/** What the parser's codes come to; those that are not named are `unexpected`. */
const kindsOfCodes: Readonly<Partial<Record<ErrorCode, SyntaxFaultKind>>> = {
  ALIAS_PROPS: 'alias',
  BAD_ALIAS: 'alias',
  BAD_DQ_ESCAPE: 'escape',
  BAD_INDENT: 'indent',
  TAB_AS_INDENT: 'tab',
  BLOCK_AS_IMPLICIT_KEY: 'key-line',
  KEY_OVER_1024_CHARS: 'key-line',
  MULTILINE_IMPLICIT_KEY: 'key-line',
  MISSING_CHAR: 'sign',
  RESOURCE_EXHAUSTION: 'depth',
};

/** What is missing of a sign, which one code stands for. */
const kindsOfMessages: readonly (readonly [SyntaxFaultKind, RegExp])[] = [
  ['quote', /closing ['"]quote/],
  ['bracket', /must end with/],
  ['map-value', /followed by map values/],
];

/** What is wrong. Where the parser's stack was not enough, how far it came is a matter of the machine. */
const faultOf = ({
  pos,
  code,
  message,
}: {
  readonly pos: readonly number[];
  readonly code: ErrorCode;
  readonly message: string;
}): SyntaxFault => {
  if (message.includes('call stack')) return { at: 0, fault: 'depth' };
  const said = kindsOfMessages.find(([, pattern]) => pattern.test(message))?.[0];
  return { at: pos[0] ?? 0, fault: said ?? kindsOfCodes[code] ?? 'unexpected' };
};

const scanYaml = (text: string): ScannedYaml => {
  const lineAt = lineCounter(text);
  try {
    const documents = [...parseAllDocuments(text, { strict: false, uniqueKeys: false, logLevel: 'silent' })];
    const error = documents.flatMap(({ errors }) => errors)[0];
    if (error !== undefined)
      return {
        ...nothing,
        fault: faultOf(error),
      };
    const texts = documents.flatMap(({ contents }, n) =>
      textsIn(
        { node: contents, keys: n === 0 ? [] : [`--- ${n + 1}`], inFlow: false, comments: [] },
        text,
        lineAt,
      ),
    );
    return {
      texts,
      root: documents.length === 1 ? languageKeyOf(documents[0]?.contents) : null,
      fault: null,
    };
  } catch (error) {
    // The parser is recursive: thousands of brackets within each other are more than its stack.
    if (error instanceof RangeError) return { ...nothing, fault: { at: 0, fault: 'depth' } };
    throw error;
  }
};

/** The usual key of a language in a file of Rails, which tells the scripts of Chinese by countries. */
const keyFor = (language: string, written: string): string => {
  const key = language === 'zh-Hans' ? 'zh-CN' : language === 'zh-Hant' ? 'zh-TW' : language;
  return written.includes('_') ? key.replaceAll('-', '_') : key;
};

const rootEdits = (root: LanguageKey | null, column: ExportColumn): readonly SourceEdit[] => {
  if (root === null || columnIn(root.language.replaceAll('_', '-'), [column]) !== null) return [];
  return [{ from: root.from, to: root.to, text: keyFor(column.language, root.language) }];
};

/**
 * Reads a YAML file: every scalar that is a text is one, named by where it stands. A text's own style is kept when it is exchanged,
 * anchors, tags and comments stay.
 */
export const readYaml: ScanStrings = (text, options) => {
  const { texts, root, fault } = scanYaml(text);
  const spelling = spellingOf(text);
  const rules: KeyedRules<YamlText> = {
    styles: () => styles,
    write: (value, place) => writeScalar(value, place, spelling),
  };
  return {
    groups: groupsUpTo(texts, rules, { ...options, text, fault }),
    language: root?.language.replaceAll('_', '-') ?? null,
    edits: (column) => rootEdits(root, column),
  };
};
