import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openUploads } from '#web/uploads.ts';
import { quickFolder } from '#tests/quick-folder.ts';

let folder = '';
const kept = (): readonly string[] => readdirSync(join(folder, 'uploads'));
const bytes = (count: number): Readable => Readable.from([Buffer.alloc(count - 1), Buffer.alloc(1)]);

beforeEach(async () => {
  folder = await mkdtemp(join(quickFolder, 'duizhao-uploads-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a file the browser sends', () => {
  it('may be as large as the limit and not a byte larger, whatever was announced', async () => {
    const uploads = await openUploads(folder, 0, 1000);
    const taken = await uploads.receive(bytes(1000), 1000);
    expect(taken).toEqual({ upload: kept()[0] });
    expect(await uploads.receive(bytes(1000), 1001)).toEqual({ refused: 'too-large' });
    for (const announced of [null, 10, 1000])
      expect(await uploads.receive(bytes(1001), announced)).toEqual({ refused: 'too-large' });
    expect(kept()).toHaveLength(1);
  });

  it('may be of 1 GiB, as long as nobody asked for less', async () => {
    const uploads = await openUploads(folder, 0);
    expect(await uploads.receive(bytes(2), 1024 ** 3)).toEqual({ upload: kept()[0] });
    expect(await uploads.receive(bytes(2), 1024 ** 3 + 1)).toEqual({ refused: 'too-large' });
  });

  it('leaves nothing when it breaks off, is dropped, or the host stops', async () => {
    const uploads = await openUploads(folder, 0, 1000);
    const broken = new Readable({
      read() {
        this.push(Buffer.alloc(10));
        this.destroy(new Error('the tab was closed'));
      },
    });
    expect(await uploads.receive(broken, null)).toEqual({ refused: 'broken-off' });
    expect(kept()).toEqual([]);
    const first = await uploads.receive(bytes(5), null);
    await uploads.receive(bytes(6), null);
    await uploads.drop('../uploads');
    expect(kept()).toHaveLength(2);
    if ('upload' in first) await uploads.drop(first.upload);
    expect(kept()).toHaveLength(1);
    await uploads.clear();
    expect(kept()).toEqual([]);
  });
});
