import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Format } from '#core/formats/format.ts';
import { formats } from '#core/formats/index.ts';
import type { Failure } from '#core/model/index.ts';
import { interfaceLanguages } from '#api/index.ts';
import { wordsIn } from '#cli/words.ts';
import { encryptedOffice } from '#tests/bad-files.ts';
import { codeOf, scratch, startEngine } from './fixtures.ts';

const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.codePointAt(0) ?? 0);

const zip = zipSync({ 'a.txt': latin('nothing of it'), 'b.zip': zipSync({ 'c.txt': latin('nor of it') }) });

/** The same zip, its files marked as encrypted in both headers (APPNOTE, section 4.4.4, bit 0). */
const withPassword = (): Uint8Array => {
  const file = zip.slice();
  for (let at = 0; at + 4 < file.length; at += 1) {
    if (file[at] !== 0x50 || file[at + 1] !== 0x4b) continue;
    if (file[at + 2] === 3 && file[at + 3] === 4) file[at + 6] = (file[at + 6] ?? 0) | 1;
    if (file[at + 2] === 1 && file[at + 3] === 2) file[at + 8] = (file[at + 8] ?? 0) | 1;
  }
  return file;
};

/** What is refused, and how. The last ones are for the format to tell. */
const bad: readonly (readonly [string, Uint8Array, RegExp])[] = [
  ['an empty file', new Uint8Array(), /^file\.empty$/],
  ['a PDF', latin('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'), /^file\.other-kind$/],
  ['a text', latin('Dear all,\n'), /^file\.other-kind$/],
  ['an encrypted Office file', encryptedOffice, /^document\.encrypted$/],
  ['a zip that was cut off', zip.subarray(0, 60), /^document\.damaged-package$/],
  ['a zip with a password', withPassword(), /^document\.(?:password|missing-part|damaged-package)$/],
  ['a zip of other things', zip, /^document\.(?:missing-part|invalid|damaged-package|no-text|drm)$/],
];

/** The same of formats that are XML. */
const badXml: typeof bad = [
  ['an empty file', new Uint8Array(), /^file\.empty$/],
  ['a PDF', latin('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'), /^file\.other-kind$/],
  ['a zip', zip, /^file\.other-kind$/],
  ['XML that is cut off', latin('<?xml version="1.0"?>\n<a><b>x</b>'), /^document\.(?:bad-xml|invalid)$/],
  ['other XML', latin('<?xml version="1.0"?>\n<a>x</a>\n'), /^document\.(?:bad-xml|invalid|no-text)$/],
];

/** Imports each file, which may leave nothing behind; answers those that were taken, or refused with another code, with what was said. */
const unfit = async (ending: string, files: typeof bad): Promise<readonly string[]> => {
  const others: string[] = [];
  const folder = scratch();
  const library = join(folder, 'library');
  mkdirSync(library);
  const { client } = startEngine(folder);
  const path = join(folder, `a.${ending}`);
  for (const [name, content, code] of files) {
    writeFileSync(path, content);
    const looked = await client.documents.inspect({ from: { path } });
    const answer = await client.documents.import({ from: { path }, into: 'new', job: 'j' });
    const said = codeOf(answer) ?? 'imported';
    if (!code.test(said)) others.push(`${name}: ${said}`);
    // What is seen at a glance is said before anybody is asked how to read it.
    expect([codeOf(answer), null], name).toContain(codeOf(looked));
    expect(readdirSync(library), name).toEqual([]);
    if (!answer.ok) await expectSentences(answer.error, `a.${ending}`);
  }
  return others;
};

const expectSentences = async (failure: Failure, name: string): Promise<void> => {
  for (const language of interfaceLanguages) {
    const { failure: sentence } = await wordsIn(language);
    const said = sentence(failure);
    expect(said).toContain(name);
    expect(said).not.toMatch(/\n|\{\{|\$t\(|failures|formats:|undefined/);
  }
};

const endingsOf = (isWanted: (format: Format) => boolean): readonly string[] =>
  formats.importing.filter(isWanted).map(({ extensions: [ending] }) => ending);

const zips = endingsOf(({ container }) => container === 'zip');
const xmls = endingsOf(({ container, encoding }) => container === undefined && encoding === 'own');

test('there are formats of both kinds', () => {
  expect(zips).toContain('docx');
  expect(xmls).toContain('tmx');
});

test.each(zips)(
  'what is called .%s and is none is refused in one sentence, and nothing stays',
  async (ending) => {
    expect(await unfit(ending, bad)).toEqual([]);
  },
);

test.each(xmls)(
  'what is called .%s and is none is refused in one sentence, and nothing stays',
  async (ending) => {
    expect(await unfit(ending, badXml)).toEqual([]);
  },
);
