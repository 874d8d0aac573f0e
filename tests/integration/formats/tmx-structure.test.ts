import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import type { ExportRow } from '#core/formats/export-source.ts';
import { code } from '#core/formats/tmx/code.ts';
import { lackOfProgram } from '#tests/needs.ts';
import { quickFolder } from '#tests/quick-folder.ts';
import { column, hostileRich, labels, rowsOf } from '#tests/unit/core/formats/sources.ts';

/*
 * What TMX 1.4b (section 3) says of its elements, as a document type: what may stand in each, and its attributes, those that it must have
 * with an exclamation mark.
 */
const inline = '#PCDATA|bpt|ept|it|ph|hi|ut';
const dates = 'creationdate creationid changedate changeid o-encoding o-tmf';
const used = 'datatype usagecount lastusagedate creationtool creationtoolversion';
const elements = [
  ['tmx', '(header,body)', 'version!'],
  [
    'header',
    '(note|prop|ude)*',
    `creationtool! creationtoolversion! segtype! o-tmf! adminlang! srclang! datatype! ${dates.replace(' o-tmf', '')}`,
  ],
  ['body', '(tu*)', ''],
  ['tu', '((note|prop)*,tuv+)', `tuid segtype srclang ${used} ${dates}`],
  ['tuv', '((note|prop)*,seg)', `xml:lang! ${used} ${dates}`],
  ['note', '(#PCDATA)', 'xml:lang o-encoding lang'],
  ['prop', '(#PCDATA)', 'type! xml:lang o-encoding lang'],
  ['ude', 'EMPTY', 'name! base'],
  ['seg', `(${inline})*`, ''],
  ['bpt', '(#PCDATA|sub)*', 'i! x type'],
  ['ept', '(#PCDATA|sub)*', 'i!'],
  ['it', '(#PCDATA|sub)*', 'pos! x type'],
  ['ph', '(#PCDATA|sub)*', 'x assoc type'],
  ['ut', '(#PCDATA|sub)*', 'x'],
  ['hi', `(${inline})*`, 'x type'],
  ['sub', `(${inline})*`, 'datatype type'],
] as const;

const attributeLine = (element: string, written: string): string => {
  const name = written.replace('!', '');
  const values = name === 'pos' ? '(begin|end)' : 'CDATA';
  return `<!ATTLIST ${element} ${name} ${values} ${written.endsWith('!') ? '#REQUIRED' : '#IMPLIED'}>`;
};

const structure = elements
  .flatMap(([name, content, attributes]) => [
    `<!ELEMENT ${name} ${content}>`,
    ...attributes.split(' ').flatMap((written) => (written === '' ? [] : [attributeLine(name, written)])),
  ])
  .join('\n');

const lack = lackOfProgram('xmllint', 'that what is written as TMX is built as the standard says');

test.skipIf(lack !== null)('what is written is built as the standard says, whatever is in it', () => {
  const folder = mkdtempSync(join(quickFolder, 'duizhao-tmx-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [types, file] = [join(folder, 'structure.dtd'), join(folder, 'out.tmx')];
  writeFileSync(types, structure);
  const texts = fc.sample(hostileRich, { numRuns: 400, seed: 11 });
  const rows = rowsOf(
    Array.from({ length: 200 }, (_, n) => ({
      texts: { source: texts[2 * n] ?? '', en: texts[2 * n + 1] ?? '' },
      facts: { en: { state: 'reviewed', locked: false, origin: 'typed', stale: false } },
    })),
  ) as readonly ExportRow[];
  const columns = [...column('source', 'zh-Hant'), ...column('en', 'en')];
  let written = '';
  const done = code.write?.(
    { title: '', columns, rows, labels },
    { layout: 'side-by-side', created: '2026-02-03T04:05:06.789Z' },
    (piece) => void (written += String(piece)),
  );
  expect(done).toMatchObject({ ok: true });
  writeFileSync(file, written);
  const check = (): string =>
    execFileSync('xmllint', ['--noout', '--nonet', '--dtdvalid', types, file], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
  expect(check()).toBe('');
  // The check itself would notice.
  writeFileSync(file, written.replace('<tuv xml:lang="en"', '<tuv'));
  expect(check).toThrow(/xml:lang/);
});
