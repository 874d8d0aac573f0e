import { spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '#cli/browser.ts';
import { writeEntryFile } from '#cli/entry-file.ts';
import { enter, startHosting } from './hosting.ts';

/** The user nobody, who owns nothing. */
const nobody = 65_534;
const races = Number(process.env['DUIZHAO_RACES'] ?? 25);

type Outcome = { readonly seen: number; readonly taken: number };
type Redeemer = {
  readonly race: (address: string, folders: readonly string[]) => Promise<Outcome>;
  readonly end: () => void;
};

/** Another user's program, from a folder that every user can read. */
const startRedeemer = (folder: string): Redeemer => {
  const script = join(folder, 'redeemer.mjs');
  copyFileSync(new URL('redeemer.mjs', import.meta.url), script);
  chmodSync(script, 0o644);
  const child: ChildProcess = spawn(process.execPath, [script], {
    uid: nobody,
    gid: nobody,
    cwd: '/',
    env: {},
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (child.stdin === null || child.stdout === null) throw new Error('no pipes');
  const { stdin } = child;
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    race: async (address, folders) => {
      stdin.write(`${JSON.stringify({ address, folders })}\n`);
      const line = await lines.next();
      if (line.done === true) throw new Error('the other user is gone');
      return JSON.parse(line.value) as Outcome;
    },
    end: () => void child.kill('SIGKILL'),
  };
};

const isRootOnLinux = process.platform === 'linux' && process.getuid?.() === 0;
const skipped = 'another user can be played by root on Linux only';

describe('another user of the machine', () => {
  let folder: string;
  let redeemer: Redeemer | null = null;
  const { PATH, DISPLAY } = process.env;

  beforeAll(() => {
    if (!isRootOnLinux) return;
    // Everybody may look into this folder: what is not for everybody has to see to it by itself.
    folder = mkdtempSync(join(tmpdir(), 'duizhao-races-'));
    chmodSync(folder, 0o755);
    // Stands for the program that opens the browser, and lives long enough to be looked at.
    const tools = join(folder, 'tools');
    mkdirSync(tools);
    writeFileSync(join(tools, 'xdg-open'), '#!/bin/sh\nsleep 1\n', { mode: 0o755 });
    process.env['PATH'] = `${tools}${delimiter}${PATH ?? ''}`;
    process.env['DISPLAY'] ??= ':4711';
    redeemer = startRedeemer(folder);
  });
  afterAll(() => {
    redeemer?.end();
    process.env['PATH'] = PATH;
    if (DISPLAY === undefined) delete process.env['DISPLAY'];
    if (isRootOnLinux) rmSync(folder, { recursive: true, force: true });
  });

  test(
    'takes no session, though it is told the address, and sees it nowhere',
    { timeout: 60_000 + races * 2000 },
    async (context) => {
      if (redeemer === null) {
        context.skip(skipped);
        return;
      }
      let [taken, seen, entered] = [0, 0, 0];
      for (let race = 0; race < races; race += 1) {
        const hosting = await startHosting();
        const entry = writeEntryFile(join(folder, 'data'), hosting.host.address);
        openBrowser(entry.url);
        const [outcome, key] = await Promise.all([
          redeemer.race(hosting.host.address, [folder, tmpdir()]),
          race % 2 === 0 ? enter(hosting) : '',
        ]);
        taken += outcome.taken;
        seen += outcome.seen;
        // In every other race the other user comes first, and the address still works afterwards.
        if ((race % 2 === 0 ? key : await enter(hosting)) !== '') entered += 1;
        entry.remove();
        await hosting.close();
      }
      console.log(
        `${races} races: ${taken} sessions taken by another user, address seen ${seen} times, ${entered} entered by their own user`,
      );
      expect({ taken, seen, entered }).toEqual({ taken: 0, seen: 0, entered: races });
      expect(races).toBeGreaterThan(0);
    },
  );

  test('is told of to the windows that are open and in the terminal', async (context) => {
    if (redeemer === null) {
      context.skip(skipped);
      return;
    }
    const refusals: string[] = [];
    const hosting = await startHosting(undefined, { refused: (why) => void refusals.push(why) });
    try {
      await redeemer.race(hosting.host.address, []);
      expect(refusals).toEqual(['other-user']);
    } finally {
      await hosting.close();
    }
  });
});

describe('the file the browser is started with', () => {
  test('is private, leads to the address, names no secret, and can be removed', () => {
    const library = mkdtempSync(join(tmpdir(), 'duizhao-entry-'));
    try {
      const entry = writeEntryFile(library, 'http://127.0.0.1:1/?token=abc&x="<');
      expect(entry.url).toMatch(/^file:\/\/\/.*\.html$/);
      expect(entry.url).not.toContain('abc');
      expect(statSync(entry.path).mode & 0o777).toBe(0o600);
      expect(statSync(join(library, '.open')).mode & 0o777).toBe(0o700);
      entry.remove();
      expect(existsSync(entry.path)).toBe(false);
      expect(readdirSync(library)).toEqual([]);
    } finally {
      rmSync(library, { recursive: true, force: true });
    }
  });
});
