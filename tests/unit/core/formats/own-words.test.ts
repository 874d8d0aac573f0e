import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formats } from '#core/formats/index.ts';
import { languages, root, wordsOf } from '#tests/unit/words.ts';

/** Sentences that stand for a code `<id>.<word>`, by what the code is given as; the others are named whole. */
const byWord = ['findings', 'fillFindings', 'adapted'];
const whole = ['faults', 'refusals'];

const words = wordsOf('en');
const groupsOf = (id: string, groups: readonly string[]): readonly string[] =>
  Array.from(words.keys()).filter((key) => groups.some((group) => key.startsWith(`formats:${id}.${group}.`)));

const sourceOf = (id: string): string => {
  const folder = join(root, 'core/formats', id);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
};

/** Texts of a source that begin with the id of its format and a dot: those that end there, and those that go on with something computed. */
const codesIn = (id: string, source: string) => ({
  said: Array.from(
    source.matchAll(new RegExp(`['"\`]${id}\\.([a-z][a-z0-9.-]*)['"\`]`, 'gi')),
    ([, word = '']) => word,
  ).filter((word) => !formats.get(id)?.extensions.includes(word)),
  computed: Array.from(
    source.matchAll(new RegExp(`\`${id}\\.([a-z0-9.-]*)\\$\\{`, 'gi')),
    ([, start = '']) => start,
  ),
});

const lacking = (id: string, source: string): readonly string[] => {
  const known = new Set([
    ...groupsOf(id, byWord).map((key) => key.slice(key.lastIndexOf('.') + 1)),
    ...groupsOf(id, whole).map((key) => key.slice(`formats:${id}.`.length)),
  ]);
  return codesIn(id, source).said.filter((word) => !known.has(word));
};

test.each(formats.all.map(({ id }) => id))(
  'what %s says of files has a sentence, and each sentence is said',
  (id) => {
    const source = sourceOf(id);
    expect(lacking(id, source)).toEqual([]);
    const { said, computed } = codesIn(id, source);
    const unsaid = [...groupsOf(id, byWord), ...groupsOf(id, whole)].filter((key) => {
      const path = key.slice(`formats:${id}.`.length);
      const word = path.slice(path.lastIndexOf('.') + 1);
      return (
        !said.includes(path) && !said.includes(word) && !computed.some((start) => path.startsWith(start))
      );
    });
    expect(unsaid).toEqual([]);
  },
);

test('a code without a sentence is noticed', () => {
  expect(lacking('md', "report({ code: 'md.no-such-word', line: 1, detail: '' })")).toEqual(['no-such-word']);
});

test.each(languages)('sentences of failures find those of formats, which may be nested (%s)', (language) => {
  const sentences = wordsOf(language);
  expect(sentences.get('failures:document.invalid')).toContain('$t(formats:{{fault}})');
  expect(sentences.get('failures:document.refused')).toContain('$t(formats:{{reason}})');
});
