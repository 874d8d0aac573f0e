import * as fc from 'fast-check';
import { createDecipheriv, pbkdf2Sync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plain } from '#core/model/index.ts';
import type { PackageLock } from '#core/review/package.ts';
import { canonicalJson } from '#core/model/same-value.ts';
import { packageLimits } from '#engine/review/package-file/limits.ts';
import { locked as lockedBytes } from '#engine/review/package-file/lock.ts';
import { readPackage } from '#engine/review/package-file/read.ts';
import { zipEntries } from '#engine/review/package-file/zip-entries.ts';
import { quickFolder } from '#tests/quick-folder.ts';
import { codeOf, good } from './fixtures.ts';
import { contentOf, fileName, packed } from './packaging.ts';
import { rawZip, type RawFile } from './raw-zip.ts';

const content = contentOf(['One.', 'Two 𠮷.', ''].map(plain));
const folder = mkdtempSync(join(quickFolder, 'duizhao-test-'));
const whole = await packed(folder, content);
const locked = await packed(folder, content, 'x');
rmSync(folder, { recursive: true });

const unlock = (bytes: Uint8Array): ReturnType<typeof readPackage> => readPackage(bytes, fileName, 'x');
const bytesOf = (value: unknown): Buffer => Buffer.from(canonicalJson(value));
const manifestFile = (manifest: unknown): RawFile => ({ name: 'manifest.json', bytes: bytesOf(manifest) });

describe('a locked package that was changed', () => {
  const [headerEntry, sealedEntry] = zipEntries(locked) ?? [];
  const header = JSON.parse(Buffer.from(headerEntry?.packed ?? []).toString()) as { lock: PackageLock };
  const sealed = sealedEntry?.packed ?? new Uint8Array();
  const relocked = (lock: object, bytes: Uint8Array = sealed): Buffer =>
    rawZip([
      manifestFile({ ...header, lock: { ...header.lock, ...lock } }),
      { name: 'package.locked', bytes, method: 0 },
    ]);

  it('opens when it is put together again as it was', async () => {
    expect(good(await unlock(relocked({}))).content).toEqual(content);
  });

  it.each([
    ['another salt', { salt: '0'.repeat(32) }],
    ['another nonce', { nonce: '0'.repeat(24) }],
    ['fewer rounds', { iterations: 100_000 }],
  ])('does not open with %s', async (_, lock) => {
    expect(codeOf(await unlock(relocked(lock)))).toBe('review.wrong-passphrase');
  });

  it('is not even tried with too few rounds, too many, or another cipher', async () => {
    for (const lock of [
      { iterations: 1 },
      { iterations: 1e9 },
      { cipher: 'none' },
      { derivation: 'none' },
      { more: 1 },
    ]) {
      expect(codeOf(await unlock(relocked(lock)))).toBe('review.damaged');
    }
  });

  it('does not open when any bit of what is locked is another', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length * 8 - 1), async (bit) => {
        const changed = Buffer.from(sealed);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(codeOf(await unlock(relocked({}, changed)))).toBe('review.wrong-passphrase');
      }),
      { numRuns: 40 },
    );
    for (const length of [0, 15, 16, sealed.length - 1]) {
      expect(codeOf(await unlock(relocked({}, sealed.subarray(0, length))))).toBe('review.wrong-passphrase');
    }
  });

  it('is locked as the format says', async () => {
    const { salt, nonce, iterations } = header.lock;
    const key = pbkdf2Sync('x', Buffer.from(salt, 'hex'), iterations, 32, 'sha256');
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'hex'), { authTagLength: 16 });
    decipher.setAAD(bytesOf(header)).setAuthTag(sealed.subarray(-16));
    const inside = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
    expect(inside.equals(whole)).toBe(true);
  });

  it('is refused when it is compressed, which can only hide something', async () => {
    const bomb = rawZip([
      manifestFile(header),
      { name: 'package.locked', bytes: Buffer.alloc(packageLimits.file) },
    ]);
    expect(codeOf(await unlock(bomb))).toBe('review.damaged');
    const squeezed = rawZip([manifestFile(header), { name: 'package.locked', bytes: sealed }]);
    expect(codeOf(await unlock(squeezed))).toBe('review.damaged');
  });

  it('is refused when another lock is inside', async () => {
    const again = relocked({}, await lockedBytes(locked, bytesOf(header), 'x', header.lock));
    expect(codeOf(await unlock(again))).toBe('review.damaged');
  });

  it('is refused when its lock is all there is, or the content lies beside it', async () => {
    const bare = manifestFile(header);
    const beside = { name: 'content.json', bytes: Buffer.from('{}') };
    for (const files of [
      [bare],
      [bare, beside],
      [bare, beside, { name: 'package.locked', bytes: sealed, method: 0 }],
    ]) {
      expect(codeOf(await unlock(rawZip(files)))).toBe('review.damaged');
    }
  });
});
