import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, closeSync, readdirSync, writeFileSync } from 'node:fs';
import { watch } from 'node:fs/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { noSmallDisk } from '../engine/small-disk.ts';
import { answerOf, ended, failureOf, textOf, workplace } from './running.ts';

const rows = 4000;
const long = Array.from({ length: rows }, (_, n) => `第${n}句話說的是同一件事，而且說得很長很長。\n`).join(
  '',
);

describe('output', () => {
  test('arrives whole in a slow pipe, and may be left unread', async () => {
    const { at, start } = workplace();
    writeFileSync(at('a.txt'), long);
    const slow = start(['segment', 'a.txt', '--json']);
    const whole = ended(slow);
    slow.stdout?.pause();
    const left = start(['segment', 'a.txt']);
    left.stdout?.once('data', () => left.stdout?.destroy());
    const { code, stderr } = await ended(left);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    slow.stdout?.resume();
    expect((answerOf(await whole) as { segments: readonly unknown[] }).segments).toHaveLength(rows);
  });

  test('that cannot be written is a failure', async (context) => {
    context.skip(!existsSync('/dev/full'), 'there is no /dev/full');
    const { at, start } = workplace();
    writeFileSync(at('a.txt'), long);
    const full = openSync('/dev/full', 'w');
    onTestFinished(() => closeSync(full));
    const stdio = ['ignore', full, 'pipe'] as const;
    const said = await Promise.all(
      [['segment', 'a.txt', '--json'], ['--help']].map((args) => ended(start(args, { stdio: [...stdio] }))),
    );
    expect(said.map(({ code }) => code)).toEqual([1, 1]);
    expect(said[0] && failureOf(said[0])).toMatchObject({ code: 'disk.full' });
    expect(said[1]?.stderr).toMatch(/^The disk is full: standard output .*\n$/);
  });
});

describe('a signal', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s cancels an import, of which nothing is left', async (signal, code) => {
    const { at, folder, start } = workplace();
    writeFileSync(at('a.txt'), long.repeat(20));
    // The project appears when the import begins.
    const appeared = watch(folder)[Symbol.asyncIterator]();
    const first = appeared.next();
    const child = start(['new', 'p', 'a.txt']);
    const outcome = ended(child);
    let event = await first;
    while (event.value?.filename !== 'p.duizhao') event = await appeared.next();
    await appeared.return?.();
    child.kill(signal);
    expect(await outcome).toEqual({ code, stdout: '', stderr: 'Cancelled. Nothing was kept.\n' });
    expect(readdirSync(folder).sort()).toEqual(['a.txt', 'data']);
  });
});

describe('a full disk', () => {
  test('is told, and what was there before stays', async (context) => {
    context.skip(noSmallDisk !== null, noSmallDisk ?? '');
    const { at, run } = workplace();
    mkdirSync(at('disk'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=128k', 'tmpfs', at('disk')]);
    onTestFinished(() => void execFileSync('umount', [at('disk')]));
    writeFileSync(at('a.txt'), long);
    answerOf(await run(['new', 'p', 'a.txt', '--json']));
    const kept = ['out.html', 'out.txt'];
    for (const name of kept) writeFileSync(at(`disk/${name}`), 'an older one');
    const said = await Promise.all([
      run(['export', 'p.duizhao', '--format', 'html', '--out', 'disk/out.html', '--json']),
      run(['convert', 'a.txt', '--to', 'zh-Hans', '--out', 'disk/out.txt', '--json']),
      run(['new', 'disk/q', 'a.txt', '--json']),
    ]);
    for (const ran of said) expect(failureOf(ran)).toMatchObject({ code: 'disk.full' });
    expect(readdirSync(at('disk')).sort()).toEqual(kept);
    for (const name of kept) expect(textOf(at(`disk/${name}`))).toBe('an older one');
  });
});
