import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runScript, runServing, type Served } from './run-start.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duizhao-start-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** What was said on standard error, without the word that something had to be built first. */
const saidIn = (err: string): readonly string[] =>
  err
    .trim()
    .split('\n')
    .filter((line) => line !== 'Building…');

/** Enters as a browser does and answers the page. */
const open = async (served: Served): Promise<string> => (await fetch(served.address)).text();

describe('npm start', () => {
  it('ends in a working editor where there is no display, and says why in one line', async () => {
    const served = await runServing('cli/start.mjs', [], { DUIZHAO_DATA: folder });
    try {
      expect(await open(served)).toContain('<div id="root">');
      expect(saidIn(served.printed().err)).toEqual([
        'There is no display here, so Duizhao opens in a browser instead of a window.',
      ]);
    } finally {
      expect(await served.stop()).toBe(0);
    }
  });

  it('says it in the language of the terminal', async () => {
    const served = await runServing('cli/start.mjs', [], { DUIZHAO_DATA: folder, LANG: 'zh_TW.UTF-8' });
    try {
      expect(served.printed().err).toContain('Duizhao 將在瀏覽器中開啟');
    } finally {
      expect(await served.stop()).toBe(0);
    }
  });

  it('ends in a working editor for root, who gets no window', async (context) => {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) context.skip('not run by root on Linux');
    const served = await runServing('cli/start.mjs', [], { DUIZHAO_DATA: folder, DISPLAY: ':4711' });
    try {
      expect(await open(served)).toContain('<div id="root">');
      expect(served.printed().err).toContain('Windows are not opened for the root user');
    } finally {
      expect(await served.stop()).toBe(0);
    }
  });

  it('says what is wrong with a file it was given, and serves all the same', async () => {
    const served = await runServing('cli/start.mjs', [join(folder, 'gone.txt')], { DUIZHAO_DATA: folder });
    try {
      await expect.poll(() => served.printed().err).toContain('gone.txt');
      expect(await open(served)).toContain('<div id="root">');
    } finally {
      expect(await served.stop()).toBe(0);
    }
  });
});

describe('duizhao web', () => {
  it('prints the token once, and nothing of it afterwards', async () => {
    const served = await runServing('cli/duizhao.mjs', ['web', '--no-open'], { DUIZHAO_DATA: folder });
    const token = new URL(served.address).searchParams.get('token') ?? '';
    await open(served);
    await fetch(served.address, { redirect: 'manual' });
    await served.stop();
    const { out, err } = served.printed();
    expect([out.split(token).length - 1, err.includes(token)]).toEqual([1, false]);
  });

  it('says in one line that a port is taken', async () => {
    const first = await runServing('cli/duizhao.mjs', ['web', '--no-open'], { DUIZHAO_DATA: folder });
    try {
      const { port } = new URL(first.address);
      const second = await runScript('cli/duizhao.mjs', ['web', '--no-open', '--port', port], {
        DUIZHAO_DATA: join(folder, 'second'),
      });
      expect(second).toMatchObject({ code: 1 });
      expect('err' in second ? saidIn(second.err) : []).toEqual([
        `Port ${port} is in use; choose another with --port or leave it out.`,
      ]);
    } finally {
      await first.stop();
    }
  });

  it('says in one line that its data folder cannot be written', async () => {
    const file = join(folder, 'a file');
    await writeFile(file, '');
    const ended = await runScript('cli/duizhao.mjs', ['web', '--no-open'], { DUIZHAO_DATA: file });
    expect(ended).toMatchObject({ code: 1 });
    const said = 'err' in ended ? saidIn(ended.err) : [];
    expect(said).toEqual([expect.stringContaining(join(file, 'data'))]);
  });
});

describe('a Node that is too old', () => {
  /** Makes this Node look like another version to whoever asks. */
  const pretend = (version: string): readonly string[] => [
    '--import',
    `data:text/javascript,Object.defineProperty(process, 'versions', { value: { node: '${version}' } })`,
  ];

  it('hands over to the Node that npm ci brought', async (context) => {
    if (process.platform !== 'linux') context.skip('npm ci brings a Node on Linux only');
    const ended = await runScript(
      'cli/duizhao.mjs',
      ['--version'],
      { DUIZHAO_DATA: folder },
      pretend('20.20.2'),
    );
    expect(ended).toMatchObject({ code: 0, out: '0.1.0\n', err: '' });
  });

  it('says so in one line where there is none', async () => {
    const { cp, mkdir } = await import('node:fs/promises');
    const { root } = await import('./run-start.ts');
    await mkdir(join(folder, 'cli'));
    for (const name of ['launch.mjs', 'bundle.mjs', 'duizhao.mjs'])
      await cp(join(root, 'cli', name), join(folder, 'cli', name));
    await cp(join(root, 'locales'), join(folder, 'locales'), { recursive: true });
    const script = join('..', '..', '..', '..', '..', '..', folder, 'cli/duizhao.mjs');
    const ended = await runScript(script, ['web'], {}, pretend('20.20.2'));
    expect(ended).toEqual({
      code: 1,
      out: '',
      err: 'Duizhao needs Node.js 22.18 or newer; this is 20.20.2. Run `npm ci` (it brings one on Linux) or install a newer Node.js.\n',
    });
  });
});
