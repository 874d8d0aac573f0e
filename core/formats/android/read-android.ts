import { ok, type Result } from '../../model/index.ts';
import type { ExportColumn } from '../export-source.ts';
import type { SourceEdit } from '../patch.ts';
import { valueOf } from '../strings/codes.ts';
import type { CodeStyle } from '../strings/find-codes.ts';
import { groupsUpTo } from '../strings/groups.ts';
import type { KeyedRules, KeyedText } from '../strings/keyed.ts';
import type { FilledUnits, ScanStrings, StringGroup } from '../strings/string-file.ts';
import { readElements, type XmlElement } from '../strings/xml-elements.ts';
import { escapeAndroid, readAndroid, wrapAndroid, type AndroidValue } from './android-text.ts';

const styles: readonly CodeStyle[] = ['icu', 'printf', 'braces', 'html'];

type AndroidText = KeyedText & { readonly android: AndroidValue; readonly plurals: XmlElement | null };

const isTranslatable = ({ attributes }: XmlElement): boolean => attributes.get('translatable') !== 'false';

type Found = { readonly texts: readonly AndroidText[]; readonly fixed: number; readonly odd: number };

/** An element's text: without the white space that only lays out the file. Null where nobody can say what it is. */
const textOf = (
  element: XmlElement,
  text: string,
  about: Pick<AndroidText, 'keys' | 'comments' | 'plurals'> & { form?: string },
): AndroidText | null => {
  const written = text.slice(element.innerFrom, element.innerTo);
  const inner = written.trim();
  const android = readAndroid(inner);
  if (android === null) return null;
  const from = element.innerFrom + written.indexOf(inner);
  return { ...about, from, to: from + inner.length, value: android.value, line: element.line, android };
};

/** References to other resources, as `@string/app_name`, have no words. */
const isReference = ({ value, android }: AndroidText): boolean =>
  android.codes.length === 0 && /^[@?](?:\w+:)?(?:\w+\/)?[\w.]+$/.test(value);

const textsIn = (root: XmlElement, text: string): Found => {
  const texts: AndroidText[] = [];
  let [fixed, odd] = [0, 0];
  const add = (found: AndroidText | null, element: XmlElement): void => {
    if (found === null) odd += 1;
    else if (element.innerTo > element.innerFrom && !(isReference(found) && text.charAt(found.from) !== '\\'))
      texts.push(found);
  };
  for (const element of root.children) {
    const { name, attributes, comments, children } = element;
    const key = attributes.get('name') ?? '';
    if (!/^(?:string|plurals|string-array)$/.test(name)) continue;
    if (!isTranslatable(element)) fixed += 1;
    else if (name === 'string') add(textOf(element, text, { keys: [key], comments, plurals: null }), element);
    else
      children.forEach((item, n) => {
        const form = item.attributes.get('quantity');
        const own = {
          keys: [key, form ?? String(n)],
          comments: n === 0 ? [...comments, ...item.comments] : item.comments,
        };
        const found =
          name === 'plurals' && form !== undefined
            ? textOf(item, text, { ...own, form: `quantity="${form}"`, plurals: element })
            : textOf(item, text, { ...own, plurals: null });
        add(found, item);
      });
  }
  return { texts, fixed, odd };
};

const formsIn = (language: string): ReadonlySet<string> => {
  try {
    return new Set(new Intl.PluralRules(language).resolvedOptions().pluralCategories);
  } catch {
    return new Set(['one', 'other']);
  }
};

/**
 * The forms of a text that its new language has: those that it never uses go (Chinese has only `other`), and those that the file lacks
 * say what `other` says.
 */
const formEdits = (
  plurals: XmlElement,
  text: string,
  now: FilledUnits,
  column: ExportColumn,
  write: (n: number) => string,
): readonly SourceEdit[] => {
  const wanted = formsIn(column.language);
  const items = plurals.children;
  const formOf = (item: XmlElement): string => item.attributes.get('quantity') ?? '';
  const place = items.findIndex((item) => formOf(item) === 'other');
  const other = items[place];
  if (other === undefined || now[place] === undefined || now[place] === null) return [];
  const white = /\s*$/.exec(text.slice(plurals.innerFrom, other.from))?.[0] ?? '';
  const gone = items.filter((item) => !wanted.has(formOf(item)) && formOf(item) !== 'other');
  const present = new Set(items.map(formOf));
  const missing = [...wanted].filter((form) => !present.has(form));
  const head = text.slice(other.from, other.innerFrom);
  return [
    ...gone.map((item): SourceEdit => {
      const before = /\s*$/.exec(text.slice(plurals.innerFrom, item.from))?.[0] ?? '';
      return { from: item.from - before.length, to: item.to, text: '' };
    }),
    ...missing.map((form): SourceEdit => {
      const tag = head.replace(/(quantity\s*=\s*["'])other/, `$1${form}`);
      const at = other.from - white.length;
      return { from: at, to: at, text: `${white}${tag}${write(place)}</item>` };
    }),
  ];
};

/** Where a group is the forms of one text, its edits are those of its forms too. */
const withForms = (
  group: StringGroup,
  texts: readonly AndroidText[],
  text: string,
  rules: KeyedRules<AndroidText>,
): StringGroup => {
  const plurals = texts[0]?.plurals ?? null;
  const count = plurals?.children.length ?? 0;
  if (plurals === null || texts.length !== count || group.units.length !== count) return group;
  const write = (now: FilledUnits, n: number): string => {
    const [rich, own] = [now[n]?.rich, texts[n]];
    return rich === undefined || own === undefined
      ? ''
      : rules.write(valueOf(rich, rules.writing?.(own)), own);
  };
  return {
    units: group.units,
    edits: (now, column) => {
      const forms = formEdits(plurals, text, now, column, (n) => write(now, n));
      const gone = forms.filter(({ from, to }) => to > from);
      const own = group
        .edits(now, column)
        .filter(({ from }) => !gone.some((one) => one.from <= from && from < one.to));
      return [...own, ...forms];
    },
  };
};

/**
 * Reads the texts of an Android app (developer.android.com, String resources): strings, plurals and arrays of strings, without those that
 * are not translatable. Inline elements are codes.
 */
export const readAndroidFile: ScanStrings = (text, options) => {
  const root = readElements(text, new Map([['urn:oasis:names:tc:xliff:document:1.2', 'xliff']]));
  if (!root.ok) return { groups: [root] };
  const { texts, fixed, odd } = textsIn(root.value, text);
  const rules: KeyedRules<AndroidText> = {
    styles: () => styles,
    codes: (words, { android, value }) => {
      const lead = value.length - value.trimStart().length;
      return android.codes
        .map((code) => ({ ...code, from: code.from - lead, to: code.to - lead }))
        .filter(({ from, to }) => from >= 0 && to <= words.length);
    },
    writing: ({ android: { wrapping, codes, value } }) => {
      const elements = new Set(codes.map(({ from, to }) => value.slice(from, to)));
      const words = (part: string): string => escapeAndroid(part, wrapping);
      return { words, code: (raw) => (elements.has(raw) ? raw : words(raw)) };
    },
    write: (value, { android }) => wrapAndroid(value, android.wrapping),
  };
  const byRef = Map.groupBy(texts, ({ keys }) => keys[0] ?? '');
  function* groups(): Generator<Result<StringGroup>> {
    for (const group of groupsUpTo(texts, rules, { ...options, text, fault: null })) {
      const key = group.ok ? (group.value.units[0]?.ref.split('/')[1] ?? '') : '';
      yield group.ok ? ok(withForms(group.value, byRef.get(key) ?? [], text, rules)) : group;
    }
  }
  const told = (detail: string, count: number) =>
    count === 0 ? [] : [{ code: 'left-out' as const, line: 0, detail, count }];
  return {
    groups: groups(),
    findings: () => [...told('translatable="false"', fixed), ...told('<string>… <![CDATA[ <!--', odd)],
  };
};
