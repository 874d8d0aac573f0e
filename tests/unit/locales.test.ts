import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';
import { Converter } from 'opencc-js';
import { describe, expect, it } from 'vitest';
import { defaultColumns, failureCodes } from '#core/model/index.ts';
import { baseKey, languages, parametersOf, root, wordsOf, type WordLanguage } from './words.ts';

const words = new Map(languages.map((language) => [language, wordsOf(language)]));
/** Without what is quoted: examples stand in the script, and with the marks, that they are examples of. */
const unquoted = (text: string): string => text.replace(/“[^”]*”|「[^」]*」/g, '“”');
const wordsIn = (language: WordLanguage): ReadonlyMap<string, string> => words.get(language) ?? new Map();
const baseKeys = (language: WordLanguage): readonly string[] =>
  [...new Set(Array.from(wordsIn(language).keys(), baseKey))].sort();

/** What all plural forms of each key take together: `one` may leave the number out. */
const parametersByKey = (language: WordLanguage): ReadonlyMap<string, string> => {
  const found = new Map<string, Set<string>>();
  for (const [key, text] of wordsIn(language)) {
    const base = baseKey(key);
    const names = found.get(base) ?? new Set();
    for (const name of parametersOf(text)) names.add(name);
    found.set(base, names);
  }
  return new Map(Array.from(found, ([key, names]) => [key, [...names].sort().join(' ')]));
};

describe('the words of the interface', () => {
  it('are the same keys in every language', () => {
    expect(baseKeys('zh-Hans')).toEqual(baseKeys('en'));
    expect(baseKeys('zh-Hant')).toEqual(baseKeys('en'));
  });

  it('take the same parameters in every language', () => {
    expect(parametersByKey('zh-Hans')).toEqual(parametersByKey('en'));
    expect(parametersByKey('zh-Hant')).toEqual(parametersByKey('en'));
  });

  it.each(languages)('are nowhere empty (%s)', (language) => {
    expect([...wordsIn(language)].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('have both plural forms in English and one in Chinese', () => {
    const forms = (language: WordLanguage, form: string): string[] =>
      [...wordsIn(language).keys()]
        .filter((key) => key.endsWith(`_${form}`))
        .map(baseKey)
        .sort();
    expect(forms('en', 'one')).toEqual(forms('en', 'other'));
    expect(forms('zh-Hans', 'other')).toEqual(forms('en', 'other'));
    expect(forms('zh-Hant', 'other')).toEqual(forms('en', 'other'));
    expect([...forms('zh-Hans', 'one'), ...forms('zh-Hant', 'one')]).toEqual([]);
  });

  it.each(['zh-Hans', 'zh-Hant'] as const)(
    'use full-width punctuation beside Han characters (%s)',
    (language) => {
      const halfWidth = /\p{Script=Han}[,;:!?()]|[,;:!?()]\p{Script=Han}|\p{Script=Han}\.(?:\s|$)/u;
      expect([...wordsIn(language)].filter(([, text]) => halfWidth.test(unquoted(text)))).toEqual([]);
    },
  );

  it.each(failureCodes)('have a sentence for the failure %s in every language', (code) => {
    for (const language of languages) {
      expect(wordsIn(language).get(`failures:${code}`), language).toMatch(/\p{L}|\{\{detail\}\}/u);
    }
  });

  it.each(languages)('name columns and reasons of failures by words, never by their ids (%s)', (language) => {
    const sentences = [...wordsIn(language)].filter(([key]) => key.startsWith('failures:'));
    const raw = sentences.filter(([, text]) =>
      /\{\{(?:side|reason|kind|state)\}\}/.test(text.replace(/\$t\([^)]*\)/g, '')),
    );
    expect(raw).toEqual([]);
    for (const { id: side } of defaultColumns)
      expect(wordsIn(language).get(`failures:column.${side}`)).toBeDefined();
  });

  it('tell of failures only what the failure carries', () => {
    const source = readFileSync(join(root, 'core/model/failures.ts'), 'utf8');
    const carried = new Map(
      Array.from(source.matchAll(/^ {2}'([^']+)',(?: \/\/[^{\n]*\{([^}\n]*)\})?/gm), ([, code, names]) => [
        code ?? '',
        (names ?? '').split(',').map((name) => name.trim()),
      ]),
    );
    expect([...carried.keys()].sort()).toEqual([...failureCodes].sort());
    for (const code of failureCodes) {
      const used = parametersOf(wordsIn('en').get(`failures:${code}`) ?? '');
      expect(carried.get(code), code).toEqual(expect.arrayContaining([...used]));
    }
  });
});

describe('the Chinese words of reviews', () => {
  it.each(['zh-Hans', 'zh-Hant'] as const)('accept and reject suggestions everywhere (%s)', (language) => {
    const reject = language === 'zh-Hans' ? '拒绝' : '拒絕';
    for (const key of [
      'review-host:reject',
      'review-host:bulk.go.rejected_other',
      'shortcuts:suggestions.reject',
    ])
      expect(wordsIn(language).get(key), key).toContain(reject);
    for (const key of [
      'review-host:accept',
      'review-host:takeIn.hows.apply',
      'commands:titles.acceptSegment',
    ])
      expect(wordsIn(language).get(key), key).toContain('接受');
  });
});

describe('the script of the Chinese words', () => {
  /** The names of the columns and languages, and examples of regional forms, stand in their own script. */
  const ownScript = /^(?:editor:(?:columns|ownNames)\.zh-|settings:(?:regionText|languages)\.)/;
  /** Simplified forms that are also Traditional characters in their own right. */
  const both = new Set('后里只台表系干于面准并松云了谷余着采占回卷御郁游布托升板吃群床尸胡借才合局周志念');
  const toTraditional = Converter({ from: 'cn', to: 't' });
  const toSimplified = Converter({ from: 't', to: 'cn' });

  const strangers = (
    language: WordLanguage,
    isStrange: (character: string) => boolean,
  ): readonly (readonly [string, string])[] =>
    [...wordsIn(language)]
      .filter(([key]) => !ownScript.test(key))
      .map(
        ([key, text]) =>
          [
            key,
            Array.from(unquoted(text))
              .filter((one) => isStrange(one))
              .join(''),
          ] as const,
      )
      .filter(([, found]) => found !== '');

  it('is Traditional where it should be', () => {
    const simplifiedOnly = (one: string): boolean =>
      /\p{Script=Han}/u.test(one) && !both.has(one) && toTraditional(one) !== one;
    expect(strangers('zh-Hant', simplifiedOnly)).toEqual([]);
  });

  it('is Simplified where it should be', () => {
    const traditionalOnly = (one: string): boolean =>
      /\p{Script=Han}/u.test(one) && !both.has(one) && toSimplified(one) !== one;
    expect(strangers('zh-Hans', traditionalOnly)).toEqual([]);
  });
});

/** What a source file of the screen says about words. */
type Uses = {
  readonly file: string;
  readonly namespaces: readonly string[];
  /** Keys of calls of `t`, whole or the part before the first placeholder. */
  readonly keys: readonly { readonly key: string; readonly whole: boolean }[];
  /** `namespace:key` strings outside such calls. */
  readonly named: readonly string[];
  /** Words written straight into the page. */
  readonly bare: readonly string[];
};

const namespaceNames = new Set(Array.from(wordsIn('en').keys(), (key) => key.slice(0, key.indexOf(':'))));
const spokenAttributes = new Set(['title', 'aria-label', 'aria-description', 'placeholder', 'alt', 'label']);
/** One character alone is a sign, not words. */
const hasLetters = /\p{L}.*\S/u;

const readUses = (file: string): Uses => {
  const parsed = parseSync(file, readFileSync(file, 'utf8'));
  const namespaces: string[] = [];
  const keys: { key: string; whole: boolean }[] = [];
  const named: string[] = [];
  const bare: string[] = [];
  const isNamed = (text: string): boolean =>
    /^[a-z-]+:[\w.-]+$/i.test(text) && namespaceNames.has(text.slice(0, text.indexOf(':')));
  new Visitor({
    CallExpression: ({ callee, arguments: [first] }) => {
      const name =
        callee.type === 'Identifier'
          ? callee.name
          : callee.type === 'MemberExpression' && callee.property.type === 'Identifier'
            ? callee.property.name
            : '';
      if (first?.type === 'Literal' && typeof first.value === 'string') {
        if (name === 'useTranslation') namespaces.push(first.value);
        if (name === 't') keys.push({ key: first.value, whole: true });
      }
      if (name === 't' && first?.type === 'TemplateLiteral') {
        keys.push({ key: first.quasis[0]?.value.cooked ?? '', whole: first.quasis.length === 1 });
      }
    },
    Literal: ({ value }) => {
      if (typeof value === 'string' && isNamed(value)) named.push(value);
    },
    JSXText: ({ value }) => {
      if (hasLetters.test(value)) bare.push(value.trim());
    },
    JSXAttribute: ({ name, value }) => {
      if (name.type !== 'JSXIdentifier' || !spokenAttributes.has(name.name)) return;
      if (value?.type === 'Literal' && hasLetters.test(value.value)) bare.push(value.value);
    },
  }).visit(parsed.program);
  return { file: relative(root, file), namespaces, keys, named, bare };
};

const sources = readdirSync(join(root, 'renderer'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));
const uses = sources.map(readUses);

const known = new Set(Array.from(wordsIn('en').keys()).flatMap((key) => [key, baseKey(key)]));
const isKnown = (key: string, whole: boolean): boolean =>
  whole ? known.has(key) : [...known].some((one) => one.startsWith(key));

describe('the sources of the screen', () => {
  it('ask only for words that exist', () => {
    const missing = uses.flatMap(({ file, namespaces, keys, named }) => {
      const asked = namespaces.length > 0 ? namespaces : [...namespaceNames];
      const unknownKeys = keys
        .filter(({ key }) => key !== '')
        .filter(({ key, whole }) =>
          key.includes(':')
            ? !isKnown(key, whole)
            : !asked.some((space) => isKnown(`${space}:${key}`, whole)),
        )
        .map(({ key }) => `${file}: ${key}`);
      return [...unknownKeys, ...named.filter((key) => !known.has(key)).map((key) => `${file}: ${key}`)];
    });
    expect(missing).toEqual([]);
  });

  it('write no words of their own into the page', () => {
    expect(uses.flatMap(({ file, bare }) => bare.map((text) => `${file}: ${text}`))).toEqual([]);
  });

  it('are read at all', () => {
    expect(uses.flatMap(({ keys }) => keys).length).toBeGreaterThan(100);
  });
});
