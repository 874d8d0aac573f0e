import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { answerOf, textOf, workplace } from './running.ts';

const memory = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<!DOCTYPE tmx SYSTEM "tmx14.dtd">',
  '<tmx version="1.4">',
  '<header creationtool="a" creationtoolversion="1" segtype="sentence" o-tmf="a" adminlang="en" srclang="zh-TW" datatype="xml"/>',
  '<body>',
  '<tu tuid="x1"><note>Ask the harbour.</note><tuv xml:lang="ZH-TW"><seg>渡口在<bpt i="1" type="bold">{</bpt>南岸<ept i="1">}</ept>。</seg></tuv><tuv xml:lang="en_us"><seg>The ferry is on the <bpt i="1" type="bold">{</bpt>south<ept i="1">}</ept> bank.</seg></tuv><tuv xml:lang="fr"><seg>Le bac</seg></tuv></tu>',
  '<tu tuid="x2"><prop type="x-ConfirmationLevel">ApprovedSignOff</prop><tuv xml:lang="ZH-TW"><seg>船開了。</seg></tuv><tuv xml:lang="en-US"><seg>The boat left.</seg></tuv></tu>',
  '</body>',
  '</tmx>',
  '',
].join('\r\n');

type Told = { readonly rows: readonly { readonly cells: Record<string, { text: string; state: string }> }[] };

const cellsOf = (answer: unknown, side: string): readonly string[] =>
  (answer as Told).rows.map(({ cells }) => `${cells[side]?.text ?? ''} ${cells[side]?.state ?? ''}`);

describe('translation memories', () => {
  test('are read, edited, and written back into their own units', async () => {
    const { at, run } = workplace();
    writeFileSync(at('ferry.tmx'), memory);
    const made = await run(['new', 'ferry', 'ferry.tmx']);
    expect(made.code).toBe(0);
    expect(made.stderr).toMatch(/1 translations into “fr” were not imported/);
    const rows = answerOf(await run(['rows', 'ferry.duizhao', '--json']));
    expect(cellsOf(rows, 'en')).toEqual(['The ferry is on the south bank. draft', 'The boat left. approved']);
    expect(cellsOf(rows, 'source')).toEqual(['渡口在南岸。 translated', '船開了。 translated']);
    const annotations = JSON.stringify(answerOf(await run(['annotations', 'ferry.duizhao', '--json'])));
    expect(annotations).toContain('Ask the harbour.');

    const same = ['export', 'ferry.duizhao', '--as', 'same', '--out'];
    expect(await run([...same, 'same.tmx', '--columns', 'en'])).toMatchObject({ code: 0, stderr: '' });
    expect(textOf(at('same.tmx'))).toBe(memory);

    await run(['set', 'ferry.duizhao', '2', '--lang', 'en', '--text', 'The boat has left & gone.']);
    expect(await run([...same, 'new.tmx', '--columns', 'en'])).toMatchObject({ code: 0, stderr: '' });
    const written = textOf(at('new.tmx'));
    expect(written.split('\r\n')[5]).toBe(memory.split('\r\n')[5]);
    expect(written).toMatch(
      /<tuv xml:lang="en-US" changedate="\d{8}T\d{6}Z"><seg>The boat has left &amp; gone\.<\/seg><\/tuv>/,
    );
    expect(written).not.toContain('ApprovedSignOff');
  });

  test('are made of any project, with all its columns in one unit', async () => {
    const { at, run } = workplace();
    writeFileSync(at('river.md'), '# 渡口\n\n船在**河上**。還沒有譯。\n');
    await run(['new', 'river', 'river.md']);
    await run(['set', 'river.duizhao', '1', '--lang', 'en', '--text', 'The ferry']);
    await run(['set', 'river.duizhao', '2', '--lang', 'en', '--text', 'The boat is on the river.']);
    // A draft is no part of a memory.
    await run(['export', 'river.duizhao', '--as', 'tmx', '--out', 'drafts.tmx']);
    expect(textOf(at('drafts.tmx'))).not.toContain('<tu>');
    await run(['set', 'river.duizhao', '1', '--lang', 'en', '--state', 'translated']);
    await run(['set', 'river.duizhao', '2', '--lang', 'en', '--state', 'reviewed']);
    const states = answerOf(await run(['rows', 'river.duizhao', '--json']));
    const done = await run(['export', 'river.duizhao', '--as', 'tmx', '--out', 'river.tmx']);
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(textOf(at('river.tmx'))).toContain(
      '<bpt i="1" x="1" type="bold">&lt;b&gt;</bpt>河上<ept i="1">&lt;/b&gt;</ept>',
    );
    expect((await run(['new', 'again', 'river.tmx'])).code).toBe(0);
    const again = answerOf(await run(['rows', 'again.duizhao', '--json']));
    expect(cellsOf(again, 'en')).toEqual(cellsOf(states, 'en').filter((cell) => !cell.endsWith('empty')));
    expect(cellsOf(again, 'source')).toEqual(['渡口 translated', '船在河上。 translated']);
  });

  test('that are none are refused, and nothing is left of them', async () => {
    const { at, run } = workplace();
    const cases = [
      ['root.tmx', '<xliff/>', 'document.invalid'],
      ['cut.tmx', memory.slice(0, 600), 'document.bad-xml'],
      ['entities.tmx', memory.replace('"tmx14.dtd"', '"tmx14.dtd" [<!ENTITY a "b">]'), 'document.bad-xml'],
      ['none.tmx', memory.replace(/<tu [^]*<\/tu>/, ''), 'document.no-text'],
    ] as const;
    for (const [name, text, code] of cases) {
      writeFileSync(at(name), text);
      const { stderr } = await run(['new', 'p', name, '--json']);
      expect(JSON.parse(stderr)).toMatchObject({ error: { code } });
    }
  });
});
