import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { plain, type RichText } from '#core/model/index.ts';
import { lackOfProgram, sharedPath } from '#tests/needs.ts';
import { fillDocx, readDocx } from '../../unit/core/formats/fill-docx.ts';

const lacks = lackOfProgram('soffice', 'filled Word documents through LibreOffice');
const folder = sharedPath('conformance/docx');
const work = mkdtempSync(join(tmpdir(), 'duizhao-docx-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Of each kind one: notes and tables, fields, text boxes, hyperlinks and headers, formatting, WordArt. */
const names = [
  'gettysburg_en',
  'ComplexTextfield',
  'TextBoxes',
  'hyperlink',
  'vertAlign',
  'delTextAmp',
  'docxsegtest',
];

/** A word with the tags of a text: the first before it, the others behind. */
const words = ({ tags }: RichText, word: string): RichText =>
  tags.length === 0
    ? plain(word)
    : { text: word, tags: tags.map((tag, n) => ({ ...tag, at: n === 0 ? 0 : word.length })) };

test.skipIf(lacks !== null || folder === null)(
  'LibreOffice opens filled documents and shows each translation once',
  () => {
    const wanted = new Map<string, readonly string[]>();
    for (const [file, name] of names.entries()) {
      const bytes = readFileSync(join(folder ?? '', `${name}.docx`));
      const main = new Set(
        readDocx(bytes).blocks.flatMap(({ ref }, n) =>
          ref?.startsWith('word/document.xml:') === true ? [n] : [],
        ),
      );
      const { bytes: filled } = fillDocx(bytes, (rich, n) => words(rich, `qz${file}x${n}zq`));
      writeFileSync(join(work, `${name}.docx`), filled);
      wanted.set(
        name,
        [...main].map((n) => `qz${file}x${n}zq`),
      );
    }
    const profile = `-env:UserInstallation=${pathToFileURL(join(work, 'profile')).href}`;
    const converted = spawnSync('soffice', [
      profile,
      '--headless',
      '--convert-to',
      'txt:Text (encoded):UTF8',
      '--outdir',
      work,
      ...names.map((name) => join(work, `${name}.docx`)),
    ]);
    expect(converted.status, converted.stderr.toString()).toBe(0);
    let shown = 0;
    for (const [name, own] of wanted) {
      const text = readFileSync(join(work, `${name}.txt`), 'utf8');
      const found = text.match(/qz\d+x\d+zq/g) ?? [];
      // The text that LibreOffice writes has no text boxes and no notes: what it has, it has once, and no word of others.
      expect(
        found.filter((word) => !own.includes(word)),
        name,
      ).toEqual([]);
      expect(new Set(found).size, name).toBe(found.length);
      expect(found.length, name).toBeGreaterThan(0);
      shown += found.length;
    }
    console.log(
      `LibreOffice shows ${shown} of ${[...wanted.values()].flat().length} texts of ${names.length} documents, each once`,
    );
  },
);
