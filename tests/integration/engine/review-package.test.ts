import * as fc from 'fast-check';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plain } from '#core/model/index.ts';
import { baseOf } from '#core/review/package.ts';
import { packageLimits } from '#engine/review/package-file/limits.ts';
import { peekPackage, readPackage } from '#engine/review/package-file/read.ts';
import { writePackage } from '#engine/review/package-file/write.ts';
import { sharedPath } from '#tests/needs.ts';
import { richText } from '../../unit/core/text/arbitraries.ts';
import { codeOf, good, scratch } from './fixtures.ts';
import { contentOf, fewRounds, fileName, head, packed, quiet } from './packaging.ts';

const wellFormed = fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => plain(text.toWellFormed()));
const texts = fc.array(fc.oneof(richText(30), wellFormed), { maxLength: 6 });

describe('a package file', () => {
  it('holds what was put into it, and the same content makes the same file', async () => {
    const folder = scratch();
    await fc.assert(
      fc.asyncProperty(texts, async (rows) => {
        const content = contentOf(rows);
        const bytes = await packed(folder, content);
        const read = good(await readPackage(bytes, fileName, null));
        expect(read.content).toEqual(content);
        expect(read.manifest).toMatchObject({ ...head, rows: rows.length, base: baseOf(content.rows) });
        expect(bytes.equals(await packed(folder, content))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('is read from disk, and peeked into without its content', async () => {
    const path = join(scratch(), fileName);
    const content = contentOf([plain('One.')]);
    const { manifest } = good(await writePackage(path, head, content, null, quiet));
    expect(good(await readPackage(path, fileName, null))).toEqual({ manifest, content });
    expect(good(await peekPackage(path, fileName))).toEqual({ locked: false, manifest });
    // A passphrase nobody asked for does no harm.
    expect(good(await readPackage(path, fileName, 'x')).content).toEqual(content);
    // Where it is begun, and never over another file, is for `writeWhole` to say; a folder is none.
    expect(codeOf(await writePackage(scratch(), head, content, null, quiet))).not.toBeNull();
    expect(codeOf(await readPackage(join(path, 'none'), fileName, null))).not.toBeNull();
    const empty = join(scratch(), 'empty');
    writeFileSync(empty, '');
    expect(codeOf(await readPackage(empty, fileName, null))).toBe('file.empty');
    expect(codeOf(await peekPackage(scratch(), fileName))).toBe('file.is-directory');
  });

  it('keeps markup and script in texts as the letters they are', async () => {
    const hostile = [
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      '{{7*7}}',
      '=cmd|x',
      ']]>',
      '\u2028\u0000',
    ];
    const content = contentOf(hostile.map(plain));
    expect(good(await readPackage(await packed(scratch(), content), fileName, null)).content).toEqual(
      content,
    );
  });

  const strings = sharedPath('conformance/hostile/blns.json');
  it.skipIf(strings === null)('keeps the naughty strings', async () => {
    const all = JSON.parse(readFileSync(strings ?? '', 'utf8')) as readonly string[];
    expect(all.length).toBeGreaterThan(400);
    const content = contentOf(all.map(plain));
    expect(good(await readPackage(await packed(scratch(), content), fileName, null)).content).toEqual(
      content,
    );
  });

  it('is not written, and leaves off, when its job is cancelled', async () => {
    const path = join(scratch(), fileName);
    const content = contentOf([plain('One.')]);
    const signal = AbortSignal.abort();
    expect(codeOf(await writePackage(path, head, content, null, { ...quiet, signal }))).toBe('job.cancelled');
    expect(existsSync(path)).toBe(false);
    const stopped = new AbortController();
    const long = contentOf([plain('字'.repeat(100_000)), plain('字'.repeat(100_000))]);
    const stopping = { progress: () => stopped.abort(), signal: stopped.signal };
    expect(codeOf(await writePackage(path, head, long, null, stopping))).toBe('job.cancelled');
    expect(existsSync(path)).toBe(false);
    expect(codeOf(await readPackage(await packed(scratch(), content), fileName, null, signal))).toBe(
      'job.cancelled',
    );
  });
});

describe('a locked package', () => {
  const content = contentOf([plain('A very secret sentence.'), plain('一。')]);

  it('opens with its passphrase, however that was typed, and with no other', async () => {
    const bytes = await packed(scratch(), content, 'caf\u00e9 口令');
    expect(good(await readPackage(bytes, fileName, 'cafe\u0301 口令')).content).toEqual(content);
    for (const wrong of ['', 'cafe 口令', 'caf\u00e9 口令 ']) {
      expect(codeOf(await readPackage(bytes, fileName, wrong))).toBe('review.wrong-passphrase');
    }
    expect(codeOf(await readPackage(bytes, fileName, null))).toBe('review.locked');
    expect(await peekPackage(bytes, fileName)).toEqual({ ok: true, value: { locked: true } });
  });

  it('says nothing of what is inside, and is another every time', async () => {
    const folder = scratch();
    const [bytes, again] = [await packed(folder, content, 'x'), await packed(folder, content, 'x')];
    for (const word of ['secret', 'First look', '老城', 'project-1', 'content.json', 'sha256']) {
      expect(bytes.includes(Buffer.from(word))).toBe(false);
    }
    expect(bytes.length).toBe(again.length);
    expect(bytes.equals(again)).toBe(false);
  });

  it('is hashed as often as is advised unless somebody says otherwise', async () => {
    const path = join(scratch(), fileName);
    good(await writePackage(path, head, content, 'x', quiet));
    expect(readFileSync(path, 'latin1')).toContain('"iterations":600000');
    expect(good(await readPackage(path, fileName, 'x')).content).toEqual(content);
    expect(fewRounds).toBeLessThan(600_000);
  });
});

describe('a package that could not be read again', () => {
  it.each([
    [
      'a name too long',
      { ...head, session: { ...head.session, reviewers: ['x'.repeat(300)] } },
      contentOf([]),
    ],
    ['half a character', head, contentOf([plain('\ud842')])],
    ['half a character in its title', { ...head, title: '\udfb7' }, contentOf([])],
  ])('is not written: %s', async (_, wrong, content) => {
    const path = join(scratch(), fileName);
    expect(codeOf(await writePackage(path, wrong, content, null, quiet))).toBe('internal');
    expect(existsSync(path)).toBe(false);
  });

  it('is not written: a manifest too large', async () => {
    const path = join(scratch(), fileName);
    const wrong = { ...head, title: 'x'.repeat(packageLimits.manifest) };
    expect(codeOf(await writePackage(path, wrong, contentOf([]), null, quiet))).toBe('review.too-large');
    expect(existsSync(path)).toBe(false);
  });

  it('is not written: too many bytes', async () => {
    const path = join(scratch(), fileName);
    const content = contentOf(['', '字'.repeat(packageLimits.content / 3), ''].map(plain));
    expect(codeOf(await writePackage(path, head, content, null, quiet))).toBe('review.too-large');
    expect(existsSync(path)).toBe(false);
  });
});
