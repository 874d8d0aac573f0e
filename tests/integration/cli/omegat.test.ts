import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { lackOfProgram } from '#tests/needs.ts';
import { memory, projectFile } from '#tests/unit/core/omegat/omegat-files.ts';
import { answerOf, failureOf, workplace } from './running.ts';

const old = memory([
  { original: '好的。', translation: 'All right.', note: 'as agreed' },
  { original: '這是<b0>粗體</b0>文字。', translation: 'This is <b0>bold</b0> text.' },
  { original: '好的。', translation: 'Fine, then.', props: { file: 'a.txt', prev: '我們走吧。', next: '' } },
  { original: '沒有了。', translation: 'Gone.' },
]);

const rule = (before: string, after: string, cuts = true): string =>
  `<void method="add"><object class="org.omegat.core.segmentation.Rule"><void property="afterbreak"><string>${after}</string></void><void property="beforebreak"><string>${before}</string></void>${cuts ? '<void property="breakRule"><boolean>true</boolean></void>' : ''}</object></void>`;

/** Rules of cutting as OmegaT 3.6 writes them: one of the project's own, and two of those that it has usually. */
const ownRules = `<?xml version="1.0" encoding="UTF-8"?><java version="17.0.15" class="java.beans.XMLDecoder"><object class="org.omegat.core.segmentation.SRX"><void property="mappingRules"><void method="add"><object class="org.omegat.core.segmentation.MapRule"><void property="language"><string>Chinese</string></void><void property="pattern"><string>ZH.*</string></void><void property="rules"><object class="java.util.ArrayList">${rule('[。？！]', '」', false)}${rule('；', '.')}${rule('[。？！]', '.')}${rule('&lt;br\\d+/?&gt;', '.')}</object></void></object></void></void><void property="version"><string>0.2.2</string></void></object></java>`;

/** An OmegaT project with a text, a page, a file that is no document, a memory and a glossary. */
const omegatProject = () => {
  const place = workplace();
  const { at } = place;
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), text);
  };
  put('p/omegat.project', projectFile());
  put('p/source/a.txt', '第一章\n\n他說：「今天下雨。明天呢？」她笑了。我們走吧。\n好的。\n');
  put('p/source/sub/b.html', '<html><body><p>這是<b>粗體</b>文字。好的。</p></body></html>');
  put(
    'p/source/sub/d.html',
    '<html><body><p>看<b>粗</b>與<em>斜</em><br>一行<strong>強。二</strong>行；三行。</p></body></html>',
  );
  put('p/omegat/segmentation.conf', ownRules);
  put('p/source/c.bin', '\0\u0001\0');
  put('p/tm/old.tmx', old);
  put('p/glossary/terms.txt', '天氣\tweather\n');
  put('p/omegat/project_save.tmx', old);
  mkdirSync(at('p/target'));
  return { ...place, put };
};

test('an OmegaT project is opened with its translations and written back so that OmegaT fills the same', async () => {
  const { at, run } = omegatProject();
  const made = await run(['new', 'x.duizhao', 'p']);
  expect(made.stdout).toContain('a.txt: ');
  expect(made.stdout).toContain('tm/old.tmx: 4');
  expect(made.stderr).toContain('c.bin');
  expect(made.stdout).toContain('Glossary glossary/terms.txt: 1 ');
  const rows = await run(['rows', 'x.duizhao', '--column', 'en']);
  expect(rows.stdout).toContain('好的。\tFine, then.');
  expect(rows.stdout).toContain('这是粗体文字。\tThis is bold text.');
  expect(rows.stdout).toContain('好的。\tAll right.');
  const texts = [
    'Chapter 1',
    'He said: “It rains.',
    'And tomorrow?” She laughed.',
    'Let us go.',
    'Fine & well.',
  ];
  for (const [n, text] of texts.entries())
    await run(['set', 'x.duizhao', String(n + 1), '--column', 'en', '--text', text]);
  const paragraph = ['Look: thick and askew.', 'A line, strong.', 'Two lines;', 'three lines.'];
  for (const [n, text] of paragraph.entries())
    await run(['set', 'x.duizhao', String(n + 8), '--column', 'en', '--text', text]);
  await run(['set', 'x.duizhao', '1:11', '--column', 'en', '--state', 'translated']);
  const written = await run(['export', 'x.duizhao', '--as', 'omegat', '--out', 'p', '--json']);
  expect(answerOf(written)).toMatchObject({ units: { changed: 1, added: 8, left: 0 } });
  const saved = readFileSync(at('p/omegat/project_save.tmx'), 'utf8');
  expect(saved).toContain('<seg>Fine &amp; well.</seg>');
  // Tags of texts that nobody has translated there are named as OmegaT names them.
  for (const original of ['看<b0>粗</b0>與<e1>斜</e1><br2>', '一行<s3>強。', '二</s3>行；', '三行。'])
    expect(saved).toContain(`<seg>${original.replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</seg>`);
  // Units that nobody touched stay where they were, byte for byte.
  const units = old.match(/<tu>[^]*?<\/tu>/g) ?? [];
  for (const unit of units.filter((one) => !one.includes('Fine, then.'))) expect(saved).toContain(unit);
  expect(units).toHaveLength(4);
  const own = ['a.txt', 'sub/b.html'].map((file) => readFileSync(at(`p/target/${file}`), 'utf8'));
  expect(own[0]).toBe(
    'Chapter 1\n\nHe said: “It rains. And tomorrow?” She laughed. Let us go.\nFine & well.\n',
  );
  expect(own[1]).toContain('This is <b>bold</b> text. All right.');
  expect((await run(['export', 'x.duizhao', '--as', 'omegat', '--out', 'p', '--json'])).code).toBe(0);
  expect(readFileSync(at('p/omegat/project_save.tmx'), 'utf8')).toBe(saved);
  if (lackOfProgram('omegat', 'that OmegaT makes the same files of what was written') !== null) return;
  cpSync(at('p'), at('q'), { recursive: true });
  rmSync(at('q/target'), { recursive: true });
  rmSync(at('q/tm'), { recursive: true });
  for (const folder of ['tm', 'target', 'dictionary']) mkdirSync(at(`q/${folder}`));
  const omegat = spawnSync('omegat', [at('q'), '--mode=console-translate'], { encoding: 'utf8' });
  expect(omegat.stdout).toContain('Finished');
  expect(readFileSync(at('q/target/a.txt'), 'utf8')).toBe(own[0]);
  expect(readFileSync(at('q/target/sub/b.html'), 'utf8')).toContain('This is <b>bold</b> text. All right.');
  // OmegaT found each segment of a paragraph that it cuts by the project's own rules.
  const page = readFileSync(at('q/target/sub/d.html'), 'utf8');
  for (const text of paragraph) expect(page).toContain(text);
});

test('what is no OmegaT project, leads out of it, or is not the file that was imported, is refused', async () => {
  const { at, put, run } = omegatProject();
  put('empty/omegat.project', '<project/>');
  const none = await run(['new', 'x.duizhao', 'empty', '--json']);
  expect(failureOf(none)).toMatchObject({ code: 'omegat.not-a-project' });
  put('q/omegat.project', projectFile().replace('<source_dir>__DEFAULT__', '<source_dir>../p/source'));
  expect(failureOf(await run(['new', 'y.duizhao', 'q', '--json']))).toMatchObject({ code: 'omegat.outside' });
  put('r/omegat.project', projectFile());
  symlinkSync(at('p/source'), at('r/source'));
  expect(failureOf(await run(['new', 'y.duizhao', 'r', '--json']))).toMatchObject({ code: 'omegat.outside' });
  put('d.txt', '好的。\n');
  await run(['new', 'd.duizhao', 'd.txt']);
  const other = await run(['export', 'd.duizhao', '--as', 'omegat', '--out', 'p', '--json']);
  expect(failureOf(other)).toMatchObject({ code: 'omegat.no-document' });
  await run(['new', 'x.duizhao', 'p/omegat.project']);
  put('p/source/a.txt', '變了。\n');
  const changed = await run(['export', 'x.duizhao', '--as', 'omegat', '--out', 'p']);
  expect(changed.stderr).toContain('a.txt');
  expect(changed.stdout).toContain('2 documents');
  put('p/omegat/project_save.tmx', '<tmx>');
  const broken = await run(['export', 'x.duizhao', '--as', 'omegat', '--out', 'p', '--json']);
  expect(failureOf(broken)).toMatchObject({ code: 'document.bad-xml' });
  expect(readFileSync(at('p/omegat/project_save.tmx'), 'utf8')).toBe('<tmx>');
});
