import { mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { importTmx } from '#engine/memory/import-file.ts';
import { startHostProcess, type HostProcess } from '#tests/e2e/host-process.ts';
import { wordsIn } from '#tests/e2e/words.ts';
import { randomFrom } from '#tests/unit/core/annotations/anchoring/prose.ts';
import { chineseText, chineseWords, edited, sentence } from '#tests/unit/core/memory/sentences.ts';
import { openBrowser } from '../browser.ts';
import { engineIn, must } from '../engine.ts';
import { percentile, round, type Bench, type Line } from '../measure.ts';
import { meterTyping, type Typed, type TypingMeter } from '../typing-meter.ts';
import { writeTmx } from '../write-tmx.ts';

/** `DUIZHAO_UNITS=1000000 npm run bench -- typing` types beside a million. */
const units = Number(process.env['DUIZHAO_UNITS'] ?? 200_000);
/** Rows that are typed in, one after the other, and keys in each: the look-up is under way, and its matches come, meanwhile. */
const typedRows = 40;
const keys = 25;
const shares = [0.03, 0.08, 0.15, 0.25, 0.35];

/** A memory, and sentences that are like units of it. */
const makeMemory = (folder: string) => {
  const words = chineseWords();
  const random = randomFrom(1);
  const sentences = Array.from({ length: units }, () => sentence(words, random));
  const tmx = join(folder, 'units.tmx');
  writeTmx(tmx, sentences.map(chineseText), {
    language: 'en',
    text: 'A sentence of the same length, more or less.',
  });
  const path = join(folder, 'units.duizhao-memory');
  const texts = Array.from({ length: typedRows * 2 }, (_, n) =>
    chineseText(
      edited(sentences[Math.floor(random() * units)] ?? [], shares[n % shares.length] ?? 0, words, random),
    ),
  );
  return { tmx, path, texts };
};

/** A place of a program with a project of the texts, which looks into the memory where one is given. */
const makePlace = async (place: string, texts: readonly string[], memory: string | null): Promise<void> => {
  mkdirSync(place, { recursive: true });
  const path = join(place, 'letter.txt');
  writeFileSync(path, `${texts.join('\n\n')}\n`);
  const engine = engineIn(place);
  must(await engine.client.documents.import({ from: { path }, into: 'new', job: 'bench' }));
  if (memory !== null) must(await engine.client.memory.attach({ path: memory, writes: false }));
  await engine.close();
};

const editorIn = (row: number): string => `[role="grid"] [data-row="${row}"] .cm-content`;
const t = wordsIn('en');
const matchesIn = (page: Page): Promise<number> =>
  page
    .getByRole('region', { name: t('memory:title'), exact: true })
    .getByRole('listitem')
    .count();

type Side = { readonly host: HostProcess; readonly page: Page; readonly meter: TypingMeter };

const openSide = async (browser: Browser, place: string): Promise<Side> => {
  const host = await startHostProcess(place, []);
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  await page.goto(host.address);
  await page
    .getByRole('listitem')
    .getByRole('button', { name: /letter/ })
    .first()
    .click();
  await page.locator('[role="grid"] [data-row="1"] [data-text]').first().waitFor();
  await page.keyboard.press('Control+Alt+p');
  await page.locator('[data-region="panel"]').waitFor();
  await page.locator('[role="grid"] [data-row="1"] [data-side="en"]').dblclick();
  await page.locator(editorIn(1)).waitFor();
  return { host, page, meter: await meterTyping(page) };
};

const lineOf = (what: string, { taken, frames }: Typed, shown: number): Line => ({
  what,
  keys: taken.length,
  'keydown to paint p50 ms': round(percentile(taken, 0.5)),
  p95: round(percentile(taken, 0.95)),
  p99: round(percentile(taken, 0.99)),
  'frame p95 ms': round(percentile(frames, 0.95)),
  'longest frame': round(Math.max(...frames)),
  'rows with matches': shown,
});

/** Typing in one row after another, beside a memory whose matches are looked up for each, and without, row by row in turns. */
export const typing: Bench = {
  name: 'typing',
  run: async (folder) => {
    const { tmx, path, texts } = makeMemory(folder);
    must(await importTmx(path, { path: tmx, name: 'units.tmx' }, { isWanted: () => true }));
    const places = [join(folder, 'with'), join(folder, 'without')];
    await makePlace(places[0] ?? '', texts, path);
    await makePlace(places[1] ?? '', texts, null);
    const browser = await openBrowser();
    const sides: Side[] = [];
    try {
      for (const place of places) sides.push(await openSide(browser, place));
      const shown = sides.map(() => 0);
      const load: number[] = [];
      for (let row = 1; row <= typedRows; row += 1) {
        load.push(loadavg()[0] ?? 0);
        // Whoever was first is second in the next row.
        const turn = sides.map((side, n) => ({ side, n }));
        for (const { side, n } of row % 2 === 0 ? turn : turn.toReversed()) {
          await side.page.bringToFront();
          await side.meter.type(keys);
          if ((await matchesIn(side.page)) > 0) shown[n] = (shown[n] ?? 0) + 1;
          await side.page.keyboard.press('Control+Enter');
          await side.page.locator(editorIn(row + 1)).waitFor();
        }
      }
      const lines: Line[] = [];
      for (const [n, what] of ['beside a memory', 'without'].entries()) {
        const side = sides[n];
        if (side !== undefined) lines.push(lineOf(what, await side.meter.typed(), shown[n] ?? 0));
      }
      return {
        title: `Typing in ${typedRows} rows, beside look-ups in a memory of ${units} units and without`,
        notes: [
          `Row by row in turns, in one browser; load of ${round(Math.min(...load))} to ${round(Math.max(...load))}.`,
        ],
        lines,
      };
    } finally {
      await browser.close();
      for (const { host } of sides) await host.end('SIGTERM');
    }
  },
};
