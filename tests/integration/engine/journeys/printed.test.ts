import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { beforeAll, expect, it } from 'vitest';
import { bringUpToDate } from '#cli/build.ts';
import { fail, ok } from '#core/model/index.ts';
import type { Printer } from '#engine/books/printer.ts';
import { good } from '../fixtures.ts';
import { openTelling } from './telling.ts';

/* The same as `journeys.test.ts` with books in print: what is given to the printer, page by page, and what is made of what it printed. The printer is one of paper: one named place to a page. */

// Readings above characters are those of the dictionary.
beforeAll(() => bringUpToDate(['dictionary'], () => undefined), 180_000);

/** A file as Chromium writes it, with these names on its pages. */
const pdfWith = (names: readonly string[]): Buffer => {
  const count = Math.max(1, names.length);
  const pages = Array.from({ length: count }, (_, n) => 4 + 2 * n);
  const objects = [
    '<</Type /Catalog /Pages 2 0 R /Dests 3 0 R>>',
    `<</Type /Pages /Count ${count} /Kids [${pages.map((n) => `${n} 0 R`).join(' ')}]>>`,
    `<<${names.map((name, n) => `/${name} [${pages[n]} 0 R /XYZ 6 ${595 - (n % 3)} 0]`).join(' ')}>>`,
    ...pages.flatMap((n) => [
      `<</Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Contents ${n + 1} 0 R /Resources <<>>>>`,
      '<</Length 3>>\nstream\nend\nendstream',
    ]),
  ];
  let text = '%PDF-1.4\n';
  let table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const [n, body] of objects.entries()) {
    table += `${String(text.length).padStart(10, '0')} 00000 n \n`;
    text += `${n + 1} 0 obj\n${body}\nendobj\n`;
  }
  return Buffer.from(
    `${text}${table}trailer\n<</Size ${objects.length + 1} /Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`,
    'latin1',
  );
};

const paper = (told: string[]): Printer & { fails: boolean } => ({
  fails: false,
  isThere: () => true,
  open() {
    return {
      print: (page, pdf) => {
        if (this.fails) return Promise.resolve(fail('export.print-failed', { detail: 'no ink' }));
        // The faces of the screen are there where the app has been built.
        const html = readFileSync(page, 'utf8').replaceAll(/@font-face\s*\{[^}]*\}\n?/g, '');
        const names = [...html.matchAll(/\sid="([\w-]+)"/g)].map(([, name = '']) => name);
        const body = html.slice(html.indexOf('<body'));
        // What the page may load stands at its beginning.
        told.push(`  ${JSON.stringify(html.slice(0, 600))}`);
        told.push(`  printed: ${names.join(' ')}`, `  ${JSON.stringify(body.slice(0, 1500))}`);
        writeFileSync(pdf, pdfWith(names));
        return Promise.resolve(ok(null));
      },
      close: () => undefined,
    };
  },
});

/** What a file says of itself: small objects, which stand compressed together, that are no page and no place. */
const factsOf = (bytes: Buffer): readonly string[] => {
  const text = bytes.toString('latin1');
  const lines: string[] = [];
  for (const match of text.matchAll(/\/Type \/ObjStm[^>]*\/Length (\d+)\n>>\nstream\n/gu)) {
    const start = match.index + match[0].length;
    const inside = inflateSync(bytes.subarray(start, start + Number(match[1]))).toString('latin1');
    lines.push(`  ${inside.match(/\/Type \/Page\n/gu)?.length ?? 0} pages`);
    for (const key of ['Title', 'Lang', 'Author', 'PageLayout', 'PageLabels', 'Direction', 'Creator'])
      for (const [found] of inside.matchAll(new RegExp(`/${key} ?/?[^\\n/]*`, 'gu')))
        lines.push(`  ${found}`);
  }
  return lines;
};

it('gives a book to the printer part by part, and joins what it printed', async () => {
  const printed: string[] = [];
  const printer = paper(printed);
  const { client, folder, tell, text } = await openTelling({ options: { printer, fontsFolder: '/none' } });
  const lines: string[] = [];
  const columns = ['source', 'en'];
  for (const [name, settings] of Object.entries({
    beside: {},
    facing: { layout: 'facing', paper: 'a4' as const },
    three: { layout: 'facing' },
    vertical: { layout: 'vertical', theme: 'plain' as const },
    alternating: { layout: 'alternating', unit: 'sentence' as const, readings: 'pinyin' as const },
    single: { layout: 'single', level: 1, back: ['notes' as const, 'glossary' as const, 'changes' as const] },
  })) {
    const wish = {
      job: 'j',
      columns: { single: ['en'], three: ['source', 'zh-Hans', 'en'] }[name] ?? columns,
      settings,
      notes: 'all' as const,
    };
    const path = join(folder, `${name}.pdf`);
    const done = await tell(name, client.books.write({ ...wish, output: 'pdf', path }));
    if (done.ok) lines.push(`== ${name}`, ...factsOf(readFileSync(path)), ...printed.splice(0));
    for (const row of [undefined, 1, 9]) {
      const asked = { ...wish, ...(row === undefined ? {} : { row }) };
      const { pages } = good(await client.books.previewPages(asked));
      lines.push(`== pages of ${name} from ${row}`, `  ${JSON.stringify(pages)}`, ...printed.splice(0));
    }
  }
  await tell(
    'an unknown layout',
    client.books.previewPages({ job: 'j', columns, settings: { layout: 'none' } }),
  );
  await tell('no column', client.books.previewPages({ job: 'j', columns: ['ja'], settings: {} }));
  printer.fails = true;
  const path = join(folder, 'none.pdf');
  await tell('no ink', client.books.write({ job: 'j', columns, settings: {}, output: 'pdf', path }));
  await tell('no ink for pages', client.books.previewPages({ job: 'j', columns, settings: {} }));
  const steady = lines.map((line) => line.replaceAll(/\d{4}-\d\d-\d\d(?:T[\d:.]+Z)?/g, '‹time›'));
  await expect(`${text()}${steady.join('\n')}\n`).toMatchFileSnapshot('printed.txt');
});
