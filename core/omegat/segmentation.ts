import { RE2JS } from 're2js';
import { ok, type Result } from '../model/index.ts';
import { decodeXml } from '../xml/decode.ts';
import { xmlFailure } from '../xml/failures.ts';
import { readWholeXml, type XmlStart } from '../xml/read.ts';

/** A place between `before` and `after` is cut, or is not; null is anything. Regular expressions of Java. */
type WrittenRule = { readonly before: string | null; readonly after: string | null; readonly cuts: boolean };

/** Rules of languages whose code, as OmegaT writes it (`ZH-TW`), is the pattern as a whole. */
type WrittenSet = { readonly pattern: string; readonly rules: readonly WrittenRule[] };

type Compiled = { readonly before: RE2JS | null; readonly after: RE2JS | null; readonly cuts: boolean };

/** Rules of cutting that a project has of its own, for its language. */
export type OwnRules = {
  readonly rules: readonly Compiled[];
  /** Expressions that only Java understands: their rules are left out. */
  readonly unread: readonly string[];
};

/** What an element of the file said last, and what it is in. */
type Collected = { readonly sets: WrittenSet[]; readonly visitor: Visitor };
type Visitor = {
  readonly open: (start: XmlStart) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
};

const localName = (name: string): string => name.split(/[:}]/).at(-1) ?? name;

/** `segmentation.conf`: the beans of OmegaT as Java writes them. */
const beans = (): Collected => {
  const sets: WrittenSet[] = [];
  let own: { pattern: string; rules: WrittenRule[] } | null = null;
  let rule: { before: string | null; after: string | null; cuts: boolean } | null = null;
  const objects: string[] = [];
  const properties: string[] = [];
  let words = '';
  return {
    sets,
    visitor: {
      open: ({ name, attributes }) => {
        words = '';
        if (name === 'void') properties.push(attributes.get('property') ?? '');
        if (name !== 'object') return;
        const kind = attributes.get('class')?.split('.').at(-1) ?? '';
        objects.push(kind);
        if (kind === 'MapRule') own = { pattern: '', rules: [] };
        if (kind === 'Rule') rule = { before: null, after: null, cuts: false };
      },
      text: (text) => void (words += text),
      close: (name) => {
        const property = properties.at(-1) ?? '';
        if (name === 'string' && rule !== null) {
          if (property === 'beforebreak') rule.before = words;
          if (property === 'afterbreak') rule.after = words;
        } else if (name === 'string' && own !== null && property === 'pattern') own.pattern = words.trim();
        if (name === 'boolean' && rule !== null && property === 'breakRule')
          rule.cuts = words.trim() === 'true';
        if (name === 'void') properties.pop();
        if (name !== 'object') return;
        const kind = objects.pop();
        if (kind === 'Rule' && rule !== null) {
          own?.rules.push(rule);
          rule = null;
        }
        if (kind === 'MapRule' && own !== null) {
          sets.push(own);
          own = null;
        }
      },
    },
  };
};

/** SRX 2.0, which later versions of OmegaT write. */
const srx = (): Collected => {
  const named = new Map<string, WrittenRule[]>();
  const sets: WrittenSet[] = [];
  let rules: WrittenRule[] = [];
  let rule: { before: string | null; after: string | null; cuts: boolean } | null = null;
  let words = '';
  return {
    sets,
    visitor: {
      open: ({ name, attributes }) => {
        words = '';
        const local = localName(name);
        if (local === 'languagerule') {
          rules = [];
          named.set(attributes.get('languagerulename') ?? '', rules);
        } else if (local === 'rule')
          rule = { before: null, after: null, cuts: attributes.get('break') !== 'no' };
        else if (local === 'languagemap') {
          const set = named.get(attributes.get('languagerulename') ?? '') ?? [];
          sets.push({ pattern: attributes.get('languagepattern') ?? '', rules: set });
        }
      },
      text: (text) => void (words += text),
      close: (name) => {
        const local = localName(name);
        if (local === 'beforebreak' && rule !== null) rule.before = words;
        else if (local === 'afterbreak' && rule !== null) rule.after = words;
        else if (local === 'rule' && rule !== null) {
          rules.push(rule);
          rule = null;
        }
      },
    },
  };
};

/** What RE2 reads as something else than Java, without a word: sets of characters within sets. */
const nestedSet = /(?<!\\)\[(?:\\[^]|[^\]\\])*?(?:&&|(?<!\\)\[)/;

const compiled = (pattern: string, flags = 0): RE2JS | null => {
  if (nestedSet.test(pattern)) return null;
  const own = pattern
    .replaceAll(/\\u([0-9a-fA-F]{4})/g, String.raw`\x{$1}`)
    .replaceAll(/\\([pP])\{(?:Is|script=|sc=)(\w+)\}/g, String.raw`\$1{$2}`);
  try {
    return RE2JS.compile(own, flags);
  } catch {
    return null;
  }
};

/** Whether an expression is the whole of a text. */
const isWhole = (pattern: string, text: string): boolean =>
  compiled(pattern, RE2JS.CASE_INSENSITIVE)?.matches(text) ?? false;

/**
 * The rules of cutting in a project's own `segmentation.conf` or `segmentation.srx`, of all sets for its language (`ZH-TW`), in their order.
 * Failures: document.bad-xml.
 */
export const readSegmentation = (bytes: Uint8Array, language: string): Result<OwnRules> => {
  const decoded = decodeXml(bytes);
  if ('kind' in decoded) return xmlFailure(decoded);
  const { sets, visitor } = /<srx[\s>]/.test(decoded.text.slice(0, 4000)) ? srx() : beans();
  const fault = readWholeXml(decoded.text, visitor);
  if (fault !== null) return xmlFailure(fault);
  const rules: Compiled[] = [];
  const unread: string[] = [];
  for (const { pattern, rules: written } of sets) {
    if (!isWhole(pattern, language)) continue;
    for (const { before, after, cuts } of written) {
      const own = { before: before === null ? null : compiled(before), cuts };
      const behind = after === null ? null : compiled(after);
      if (before !== null && own.before === null) unread.push(before);
      else if (after !== null && behind === null) unread.push(after);
      else rules.push({ ...own, after: behind });
    }
  }
  return ok({ rules, unread });
};

/** Where one rule holds, as OmegaT looks for it: from match to match, so that an expression that takes much hides what is in it. */
const placesOf = ({ before, after }: Compiled, text: string): readonly number[] => {
  const places: number[] = [];
  if (before === null && after === null) return places;
  const behind = after?.matcher(text);
  if (behind?.find() === false) return places;
  const lead = before?.matcher(text);
  // Without an expression before it, a place is behind each character.
  let at = 0;
  const next = (): boolean => {
    if (lead !== undefined) {
      if (!lead.find()) return false;
      at = lead.end();
      return true;
    }
    at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
    return at <= text.length;
  };
  while (next()) {
    let from = behind?.start() ?? at;
    while (from < at) {
      if (behind?.find() !== true) return places;
      from = behind.start();
    }
    if (from === at) places.push(at);
  }
  return places;
};

/**
 * Where a project's own rules cut a paragraph, in UTF-16 units, ascending: the first rule that fits a place decides. Lines are segments of
 * their own. O(rules × length).
 */
export const ownCuts = ({ rules }: OwnRules, text: string): readonly number[] => {
  const decided = new Map<number, boolean>();
  for (const rule of rules)
    for (const place of placesOf(rule, text)) if (!decided.has(place)) decided.set(place, rule.cuts);
  for (const { index } of text.matchAll(/\n/g)) {
    decided.set(index, true);
    decided.set(index + 1, true);
  }
  return [...decided]
    .flatMap(([place, cuts]) => (cuts && place > 0 && place < text.length ? [place] : []))
    .sort((a, b) => a - b);
};
