import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { factsOf, sharedFindings, type Format } from '#core/formats/format.ts';
import { formats } from '#core/formats/index.ts';
import { formatRegistry } from '#core/formats/registry.ts';
import { languages, namespaceOf, wordsOf } from '#tests/unit/words.ts';
import { withDocsTable } from './docs-table.ts';

const made = (id: string, changes: Partial<Format> = {}): Format => ({
  id,
  extensions: [id],
  mediaTypes: [],
  encoding: 'chosen',
  imports: true,
  exports: null,
  fills: null,
  cleansUp: false,
  inlineTags: false,
  look: 'text',
  sniff: () => false,
  load: async () => ({ read: null, write: null, fill: null, place: null }),
  ...changes,
});

const begins = (letters: string) => ({
  sniff: (head: Uint8Array) => Buffer.from(head).toString().startsWith(letters),
});

describe('the registry', () => {
  test('tells formats that share an extension apart by how a file begins, the first being the usual one', () => {
    const { ofFile } = formatRegistry([
      made('a', { extensions: ['xml'] }),
      made('b', { extensions: ['xml', 'bb'], ...begins('<b') }),
    ]);
    const idOf = (name: string, head: string) => ofFile(name, Buffer.from(head))?.id ?? null;
    expect(idOf('x.xml', '<a>')).toBe('a');
    expect(idOf('x.XML', '<b>')).toBe('b');
    expect(idOf('x.bb', '<a>')).toBe('b');
    expect(idOf('x', '<b>')).toBe('b');
    expect(idOf('x', '<a>')).toBe(null);
    expect(idOf('x.zip', '<b>')).toBe(null);
  });

  test('asks only formats that can be read', () => {
    const { ofFile, importing } = formatRegistry([made('a', { imports: false, ...begins('a') })]);
    expect(ofFile('x.a', Buffer.from('a'))).toBe(null);
    expect(ofFile('x', Buffer.from('a'))).toBe(null);
    expect(importing).toEqual([]);
  });

  test('refuses two formats of one name, and names that could not stand everywhere', () => {
    expect(() => formatRegistry([made('a'), made('a')])).toThrow('two formats are called a');
    for (const id of ['', 'A', '1', "a'", 'a.b', 'a b'])
      expect(() => formatRegistry([made(id, { extensions: ['a'] })])).toThrow('no id');
    for (const extension of ['', '.a', 'A', 'a b'])
      expect(() => formatRegistry([made('a', { extensions: [extension] })])).toThrow('no extension');
  });

  test('has an id for every format of a project, and none for others', () => {
    expect(formats.all.map(({ id }) => formats.get(id)?.id)).toEqual(formats.all.map(({ id }) => id));
    expect(formats.get('no-such-format')).toBe(null);
  });
});

describe.each(formats.all.map((format) => [format.id, format] as const))('%s', (_, format) => {
  test('can do what its facts say, and no more', async () => {
    const { read, write, fill } = await format.load();
    expect(read !== null).toBe(format.imports);
    expect(write !== null).toBe(format.exports !== null);
    expect(fill !== null).toBe(format.fills !== null);
  });

  test('says that its files are zips where they are, so that others of their name are told apart', () => {
    const zips = new Set('docx xlsx pptx odt ods odp epub mqxlz sdlppx sdlrpx'.split(' '));
    const isZip = format.imports && format.extensions.some((extension) => zips.has(extension));
    expect(format.container === 'zip' || !isZip).toBe(true);
    expect(format.container === 'zip' && format.encoding === 'chosen').toBe(false);
  });

  test('has facts that are plain data', () => {
    const facts = factsOf(format);
    expect(structuredClone(facts)).toEqual(facts);
  });
});

test('docs/formats.md tells of every format what the registry does', () => {
  const text = readFileSync(join(import.meta.dirname, '../../../../docs/formats.md'), 'utf8');
  expect(withDocsTable(text, formats.all), 'another table of formats: npm run docs').toBe(text);
  expect(withDocsTable(text, [...formats.all, made('toy')])).toContain('| `toy` | `.toy` |');
  expect(withDocsTable('no place', formats.all)).toBeNull();
});

test.each(languages)('every format has its words (%s)', (language) => {
  const words = namespaceOf(language, 'formats');
  const wanted = formats.all.flatMap(({ id, exports, options = [] }) =>
    [
      'name',
      'kind',
      ...(exports === null ? [] : ['text']),
      ...(exports?.notes === true ? ['notes'] : []),
      ...options.flatMap((option) => [
        `options.${option.id}.name`,
        ...(option.kind === 'choice'
          ? option.values.map((value) => `options.${option.id}.values.${value}`)
          : []),
      ]),
    ].map((key) => `formats:${id}.${key}`),
  );
  const findings = sharedFindings.map((code) => `formats:findings.${code}`);
  expect([...wordsOf(language).keys()]).toEqual(expect.arrayContaining([...wanted, ...findings]));
  // Beside them what readers say of files, whatever their format.
  expect(Object.keys(words).sort()).toEqual(['findings', ...formats.all.map(({ id }) => id)].sort());
});
