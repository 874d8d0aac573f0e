import * as fc from 'fast-check';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { plain, type Result } from '#core/model/index.ts';
import { contentPieces } from '#core/review/package-content.ts';
import { packageFormat } from '#core/review/package.ts';
import { canonicalJson } from '#core/model/same-value.ts';
import { packageLimits } from '#engine/review/package-file/limits.ts';
import { peekPackage, readPackage, type ReadPackage } from '#engine/review/package-file/read.ts';
import { sharedPath } from '#tests/needs.ts';
import { quickFolder } from '#tests/quick-folder.ts';
import { codeOf, good, scratch } from './fixtures.ts';
import { contentOf, detailOf, fileName, packed } from './packaging.ts';
import { rawZip, type RawEnd, type RawFile } from './raw-zip.ts';

const read = (bytes: Uint8Array, passphrase: string | null = null): Promise<Result<ReadPackage>> =>
  readPackage(bytes, fileName, passphrase);

const content = contentOf(['One.', 'Two 𠮷.', ''].map(plain));
const folder = mkdtempSync(join(quickFolder, 'duizhao-test-'));
const whole = await packed(folder, content);
rmSync(folder, { recursive: true });
const { manifest } = good(await read(whole));

const bytesOf = (value: unknown): Buffer => Buffer.from(canonicalJson(value));
const json = [...contentPieces(content)].join('');
const manifestFile = (more: Partial<RawFile> = {}): RawFile => ({
  name: 'manifest.json',
  bytes: bytesOf(manifest),
  ...more,
});
const contentFile = (more: Partial<RawFile> = {}): RawFile => ({
  name: 'content.json',
  bytes: Buffer.from(json),
  ...more,
});

/** The content with another byte where `place` begins. */
const withByte = (place: string, byte: number): Buffer => {
  const bytes = Buffer.from(json);
  bytes[bytes.indexOf(place)] = byte;
  return bytes;
};

/** A package with this content, and a manifest that vouches for it. */
const vouched = (text: string | Buffer): Buffer => {
  const bytes = Buffer.from(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const parts = [{ name: 'content.json', bytes: bytes.length, sha256 }];
  return rawZip([manifestFile({ bytes: bytesOf({ ...manifest, parts }) }), contentFile({ bytes })]);
};

/** How many megabytes more than before the process ever had while `work` was done. */
const growthOf = async (work: () => Promise<unknown>): Promise<number> => {
  const before = process.resourceUsage().maxRSS;
  await work();
  return (process.resourceUsage().maxRSS - before) / 1024;
};

describe('a package that was changed on its way', () => {
  const verdictOf = (result: Result<ReadPackage>): string =>
    result.ok ? canonicalJson(result.value) : result.error.code;
  const same = canonicalJson({ manifest, content });
  const verdicts = [same, 'review.damaged', 'review.not-a-package', 'review.newer', 'review.too-large'];

  it('is refused, or says the same, whichever byte it is', async () => {
    let harmless = 0;
    for (let at = 0; at < whole.length; at += 1) {
      for (const bits of [0xff, 1 << (at % 8)]) {
        const changed = Buffer.from(whole);
        changed[at] = (changed[at] ?? 0) ^ bits;
        const verdict = verdictOf(await read(changed));
        expect(verdicts).toContain(verdict);
        if (verdict === same) harmless += 1;
      }
    }
    // Versions, times and attributes in the headers of two files, of which nothing is believed, and the last bits of what is
    // compressed, which mean nothing.
    expect(harmless).toBeLessThanOrEqual(2 * 2 * (6 + 8 + 6) + 2 * 2);
  });

  it('is refused wherever it was cut, or added to', async () => {
    for (let length = 0; length < whole.length; length += 1) {
      expect((await read(whole.subarray(0, length))).ok).toBe(false);
    }
    expect(codeOf(await read(whole.subarray(0, -1)))).toBe('review.damaged');
    for (const more of [Buffer.from([0]), whole]) {
      expect(codeOf(await read(Buffer.concat([whole, more])))).toBe('review.damaged');
      expect((await read(Buffer.concat([more, whole]))).ok).toBe(false);
    }
  });

  it.each([
    ['another hash', { parts: [{ ...manifest.parts[0], sha256: '0'.repeat(64) }] }, 'content.json'],
    ['another size', { parts: [{ ...manifest.parts[0], bytes: 1 }] }, 'content.json'],
    ['other frozen texts', { base: '0'.repeat(16) }, 'base'],
    ['another number of rows', { rows: 2 }, 'base'],
    ['a path', { parts: [{ ...manifest.parts[0], name: '../content.json' }] }, 'parts.0.name'],
    ['something nobody knows', { more: 1 }, 'more'],
  ])('is refused when its manifest tells of %s', async (_, changed, detail) => {
    const result = await read(
      rawZip([manifestFile({ bytes: bytesOf({ ...manifest, ...changed }) }), contentFile()]),
    );
    expect([codeOf(result), detailOf(result)]).toEqual(['review.damaged', detail]);
  });

  const french = { id: 'fr', language: 'fr', label: '' };
  const manyIds = Array.from({ length: 29 }, (_, n) => `en-${n + 2}`);
  it.each([
    ['a column twice', { sides: ['en', 'en'] }],
    ['more columns than a project can have', { sides: manyIds }],
    ['two names of one column', { sides: ['en', 'fr'], columns: [french, { ...french, label: 'Deux' }] }],
    ['a column nobody reviews', { columns: [french] }],
    ['the original as a column', { columns: [{ ...french, id: 'source' }] }],
    ['a name as long as a book', { sides: ['fr'], columns: [{ ...french, label: 'x'.repeat(100_000) }] }],
    ['a language that is none', { sides: ['fr'], columns: [{ ...french, language: 'no tag' }] }],
    ['a name every object has', { sides: ['constructor'] }],
  ])('is refused when its manifest names %s', async (_, changed) => {
    const session = { ...manifest.session, ...changed };
    const result = await read(
      rawZip([manifestFile({ bytes: bytesOf({ ...manifest, version: 2, session }) }), contentFile()]),
    );
    expect([codeOf(result), String(detailOf(result)).split('.')[0]]).toEqual(['review.damaged', 'session']);
  });

  it('is refused for a text that its own hashes were made of, and the manifest’s were not', async () => {
    const forged = contentOf(['One.', 'Three.', ''].map(plain));
    expect(codeOf(await read(vouched([...contentPieces(forged)].join(''))))).toBe('review.damaged');
    expect(good(await read(vouched(json))).content).toEqual(content);
  });

  it('is told to be newer when it comes from the future, whatever that may be like', async () => {
    const future = bytesOf({ format: packageFormat, version: 7, all: 'new' });
    const bytes = rawZip([manifestFile({ bytes: future }), { name: 'else.bin', bytes: Buffer.from('?') }]);
    expect(await read(bytes)).toEqual({
      ok: false,
      error: { code: 'review.newer', params: { name: fileName, version: 7, supported: 2 } },
    });
    expect(codeOf(await peekPackage(bytes, fileName))).toBe('review.newer');
  });
});

describe('a zip that is not quite a package', () => {
  it('is one when it is made by hand', async () => {
    expect(good(await read(rawZip([manifestFile(), contentFile()]))).content).toEqual(content);
    const stored = { method: 0, flags: 1 << 11 };
    expect(good(await read(rawZip([manifestFile(stored), contentFile(stored)]))).content).toEqual(content);
  });

  const zip64 = Buffer.from('0100100000000000010000000000000001000000', 'hex');
  const evil: RawFile = { name: '../../evil.txt', bytes: Buffer.from('x') };
  const cases: readonly (readonly [string, readonly RawFile[], RawEnd?])[] = [
    ['a way out of its folder', [manifestFile(), { ...contentFile(), name: '../content.json' }]],
    ['an absolute path', [manifestFile(), { ...contentFile(), name: '/content.json' }]],
    ['a drive', [manifestFile(), { ...contentFile(), name: 'C:\\content.json' }]],
    ['a folder', [manifestFile(), { ...contentFile(), name: 'content.json/' }]],
    ['a name that ends early', [manifestFile(), { ...contentFile(), name: 'content.json\0.exe' }]],
    ['another case', [manifestFile(), { ...contentFile(), name: 'Content.json' }]],
    ['a file too many', [manifestFile(), contentFile(), evil]],
    ['a file twice', [manifestFile(), contentFile(), contentFile()]],
    ['two manifests', [manifestFile(), manifestFile()]],
    ['no content', [manifestFile()]],
    ['a content behind another name', [manifestFile(), contentFile({ own: { name: 'content.jsoN' } })]],
    ['a way out in a file’s own header', [manifestFile(), contentFile({ own: { name: '../evil.txt' } })]],
    ['encryption', [manifestFile(), contentFile({ flags: 1 })]],
    ['encryption that one header denies', [manifestFile(), contentFile({ own: { flags: 1 } })]],
    ['hidden headers', [manifestFile(), contentFile({ flags: 1 << 13 })]],
    ['sizes that should follow and do not', [manifestFile(), contentFile({ flags: 1 << 3 })]],
    ['an unknown method', [manifestFile(), contentFile({ method: 12 })]],
    ['sizes elsewhere', [manifestFile(), contentFile({ extra: zip64, size: 0xffffffff })]],
    ['an extra field', [manifestFile(), contentFile({ own: { extra: zip64 } })]],
    ['another sum', [manifestFile(), contentFile({ crc: 1 })]],
    ['a size too small', [manifestFile(), contentFile({ size: 10 })]],
    ['a size too large', [manifestFile(), contentFile({ size: json.length * 100 })]],
    ['stored bytes of another size', [manifestFile(), contentFile({ method: 0, size: 10 })]],
    [
      'bytes after the compressed ones',
      [
        manifestFile(),
        contentFile({ packed: Buffer.concat([deflateRawSync(Buffer.from(json)), Buffer.from('x')]) }),
      ],
    ],
    ['what is not compressed', [manifestFile(), contentFile({ packed: Buffer.alloc(20, 0xff) })]],
    ['a file in another', [manifestFile(), contentFile({ header: 0 })]],
    [
      'something between the files and the directory',
      [manifestFile(), contentFile()],
      { gap: Buffer.from('x') },
    ],
    ['something after the directory', [manifestFile(), contentFile()], { beforeEnd: Buffer.alloc(20) }],
    ['something in the directory', [manifestFile(), contentFile()], { inDirectory: Buffer.alloc(20) }],
    ['a comment', [manifestFile(), contentFile()], { comment: Buffer.from('x') }],
    ['another disk', [manifestFile(), contentFile()], { disk: 1 }],
    ['fewer files than there are', [manifestFile(), contentFile()], { count: 1 }],
    ['more files than there are', [manifestFile(), contentFile()], { count: 3 }],
    ['a directory elsewhere', [manifestFile(), contentFile()], { start: 0 }],
    ['a directory beyond the end', [manifestFile(), contentFile()], { start: 0xffffffff, size: 0xffffffff }],
  ];
  it.each(cases.map(([what, files, end]) => ({ what, files, end })))(
    'is refused for $what',
    async ({ files, end }) => {
      const bytes = rawZip(files, end);
      expect(codeOf(await read(bytes))).toBe('review.damaged');
      expect(codeOf(await read(bytes, 'x'))).toBe('review.damaged');
    },
  );

  it.each<readonly [string, readonly RawFile[]]>([
    ['has no manifest', [contentFile()]],
    ['has it elsewhere', [evil, manifestFile(), contentFile()]],
    ['has it in a folder', [{ ...manifestFile(), name: './manifest.json' }, contentFile()]],
    ['has nothing', []],
    ['has another manifest', [manifestFile({ bytes: bytesOf({ name: 'app', version: 1 }) })]],
  ])('is no package when it %s', async (_, files) => {
    expect(codeOf(await read(rawZip(files)))).toBe('review.not-a-package');
  });

  it('is no package when it is anything', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect(codeOf(await read(bytes))).toBe('review.not-a-package');
      }),
      { numRuns: 200 },
    );
  });

  for (const name of ['zip-slip.zip', 'zip-slip-win.zip']) {
    const path = sharedPath(`conformance/hostile/${name}`);
    it.skipIf(path === null)(`is no package when it is ${name}`, async () => {
      expect(codeOf(await readPackage(path ?? '', name, null))).toBe('review.not-a-package');
    });
  }
});

describe('a package that would fill the memory', () => {
  const megabyte = deflateRawSync(Buffer.alloc(2 ** 20), { finishFlush: constants.Z_FULL_FLUSH });
  const gigabyte = Buffer.concat([...Array.from({ length: 1024 }, () => megabyte), Buffer.from([3, 0])]);
  const none = new Uint8Array();

  it.each([
    ['says so', 2 ** 30, 'review.too-large'],
    ['says that it is small', 1000, 'review.damaged'],
    ['says that it is just small enough', packageLimits.content, 'review.damaged'],
  ])('is refused when it %s', async (_, size, code) => {
    const bomb = { bytes: none, packed: gigabyte, size };
    const growth = await growthOf(async () => {
      const parts = [{ name: 'content.json', bytes: size, sha256: '0'.repeat(64) }];
      const vouching = manifestFile({ bytes: bytesOf({ ...manifest, parts }) });
      expect(codeOf(await read(rawZip([vouching, contentFile(bomb)])))).toBe(code);
    });
    expect(growth).toBeLessThan(256);
  });

  it('is refused when it is its manifest', async () => {
    for (const size of [2 ** 30, 1000]) {
      const bomb = manifestFile({ bytes: none, packed: gigabyte, size });
      const growth = await growthOf(async () =>
        expect((await read(rawZip([bomb, contentFile()]))).ok).toBe(false),
      );
      expect(growth).toBeLessThan(64);
    }
  });

  it('is refused when the file itself is too large, before it is read', async () => {
    const path = join(scratch(), fileName);
    writeFileSync(path, whole);
    truncateSync(path, packageLimits.file + 1);
    expect(await readPackage(path, fileName, null)).toEqual({
      ok: false,
      error: {
        code: 'review.too-large',
        params: { name: fileName, size: packageLimits.file + 1, limit: packageLimits.file },
      },
    });
  });

  const listed = (values: string): string =>
    `{"earlier":[],"record":{"annotations":[],"answers":[],"assessments":[],"cells":[],"replies":[]},"rows":[${values}]}`;
  it.each([
    ['deep', '['.repeat(200_000)],
    ['deep and whole', listed('['.repeat(200_000) + ']'.repeat(200_000))],
    ['deep in objects', listed('{"a":'.repeat(200_000))],
    ['nothing, many times', listed(`${'{},'.repeat(20_000_000)}{}`)],
    ['many things in one', listed(`[${'{},'.repeat(20_000_000)}{}]`)],
    ['many names in one', listed(`{${Array.from({ length: 3_000_000 }, (_, i) => `"${i}":0`).join(',')}}`)],
  ])('is refused when its content is %s', async (_, bomb) => {
    const bytes = vouched(bomb);
    const growth = await growthOf(async () => expect(codeOf(await read(bytes))).toBe('review.damaged'));
    expect(growth).toBeLessThan(512);
  });
});

describe('a content that nobody would write', () => {
  it.each<readonly [string, string | Buffer]>([
    ['half a character', json.replace('Two 𠮷.', '\\ud842')],
    ['bytes that are no text', withByte('One.', 0xff)],
    ['bytes that are no text in what was said', withByte('甲","body', 0xff)],
    ['a mark at its beginning', `\ufeff${json}`],
    ['a key twice', json.replace('"rows":', '"rows":[],"rows":')],
    ['a row that is two', json.replace('"isContext":false', '"isContext":true,"isContext":false')],
    ['a prototype', json.replace('"rows":', '"__proto__":{"isAdmin":true},"rows":')],
    ['a prototype in a row', json.replace('"isContext":', '"__proto__":{"isContext":true},"isContext":')],
    ['a list under another name', json.replace('"answers":', '"answerz":')],
    ['spaces', json.replace('"rows":', ' "rows":')],
    ['a number in other digits', json.replace('"level":0', '"level":0.0')],
    ['a number too large', json.replace('"level":0', '"level":1e999')],
    ['letters as numbers', json.replace('One.', '\\u004fne.')],
    ['half of itself', json.slice(0, json.length / 2)],
    ['nothing', ''],
    ['null', 'null'],
  ])('is refused for %s, though the manifest vouches for it', async (_, text) => {
    expect(Buffer.from(text).equals(Buffer.from(json))).toBe(false);
    expect(codeOf(await read(vouched(text)))).toBe('review.damaged');
    expect(Object.hasOwn(Object.prototype, 'isAdmin')).toBe(false);
  });

  it('is refused for a key twice in its manifest', async () => {
    const twice = Buffer.from(
      canonicalJson(manifest).replace('"base":', `"base":"${'0'.repeat(16)}","base":`),
    );
    expect(codeOf(await read(rawZip([manifestFile({ bytes: twice }), contentFile()])))).toBe(
      'review.damaged',
    );
  });
});
