import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { answerOf, failureOf, textOf, workplace } from './running.ts';

const xliff = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:my="urn:example" version="2.1" srcLang="zh-TW" trgLang="en-US">',
  '<file id="f1" my:kept="yes">',
  '<unit id="u1">',
  '<notes><note id="n1">Which ferry?</note></notes>',
  '<segment id="s1" state="reviewed" subState="my:legal"><source>渡口在<pc id="1">南岸</pc>。</source><target>The ferry is on the <pc id="1">south</pc> bank.</target></segment>',
  '<ignorable><source> </source></ignorable>',
  '<segment id="s2"><source>船開了。</source></segment>',
  '</unit>',
  '<unit id="u2" translate="no"><segment state="final"><source>鎖住。</source><target>Locked.</target></segment></unit>',
  '</file>',
  '</xliff>',
  '',
].join('\r\n');

const trados = `\ufeff${[
  '<?xml version="1.0" encoding="utf-8"?><xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2" sdl:version="1.0">',
  '<doc-info xmlns="http://sdl.com/FileTypes/SdlXliff/1.0"><cmt-defs><cmt-def id="c1"><Comments xmlns=""><Comment severity="Medium" user="Ann" date="2024-03-01T09:30:00+08:00" version="1.0">哪個渡口？</Comment></Comments></cmt-def></cmt-defs></doc-info>',
  '<file original="a.docx" datatype="x-sdlfilterframework2" source-language="zh-TW" target-language="en-US"><body>',
  '<trans-unit id="t1"><source>渡口在南岸。鎖住。</source><seg-source><mrk mtype="seg" mid="1"><mrk mtype="x-sdl-comment" sdl:cid="c1">渡口</mrk>在南岸。</mrk><mrk mtype="seg" mid="2">鎖住。</mrk></seg-source><target><mrk mtype="seg" mid="1">The ferry.</mrk><mrk mtype="seg" mid="2">Locked.</mrk></target><sdl:seg-defs><sdl:seg id="1" conf="Draft" origin="tm" percent="90"/><sdl:seg id="2" conf="ApprovedSignOff" locked="true"/></sdl:seg-defs></trans-unit>',
  '</body></file></xliff>',
].join('\r\n')}`;

type Told = {
  readonly rows: readonly {
    readonly cells: Record<string, { text: string; state: string; locked: boolean }>;
  }[];
};

const cellsOf = (answer: unknown, side: string): readonly string[] =>
  (answer as Told).rows.map(({ cells }) => {
    const { text = '', state = '', locked = false } = cells[side] ?? {};
    return `${text} [${state}${locked ? ' locked' : ''}]`;
  });

/** A file is imported, comes back as it was, is changed in its first row, and tells of a locked row that it cannot be. */
const roundTrip = async (name: string, document: string) => {
  const { at, run } = workplace();
  writeFileSync(at(name), document);
  await run(['new', 'work', name]);
  const rows = answerOf(await run(['rows', 'work.duizhao', '--json']));
  const annotations = JSON.stringify(answerOf(await run(['annotations', 'work.duizhao', '--json'])));
  const same = ['export', 'work.duizhao', '--as', 'same', '--columns', 'en', '--out'];
  expect(await run([...same, `same-${name}`])).toMatchObject({ code: 0 });
  expect(textOf(at(`same-${name}`))).toBe(document);
  return { at, run, rows, annotations, same };
};

describe('XLIFF', () => {
  test('2.1 is read with states, locks and notes, edited, and written back into its own units', async () => {
    const { at, run, rows, annotations, same } = await roundTrip('ferry.xlf', xliff);
    expect(cellsOf(rows, 'en')).toEqual([
      'The ferry is on the south bank. [reviewed]',
      ' [empty]',
      'Locked. [approved locked]',
    ]);
    expect(annotations).toContain('Which ferry?');

    await run(['set', 'work.duizhao', '2', '--lang', 'en', '--text', 'The boat has left & gone.']);
    await run(['set', 'work.duizhao', '2', '--lang', 'en', '--state', 'translated']);
    expect(await run([...same, 'new.xlf'])).toMatchObject({ code: 0 });
    expect(textOf(at('new.xlf'))).toBe(
      xliff.replace(
        '<segment id="s2"><source>船開了。</source>',
        '<segment id="s2" state="translated"><source>船開了。</source><target>The boat has left &amp; gone.</target>',
      ),
    );
    expect(
      failureOf(await run(['set', 'work.duizhao', '3', '--lang', 'en', '--text', 'Mine', '--json'])),
    ).toMatchObject({ code: 'cell.locked' });
  });

  test('of Trados is read with states, locks and comments, edited, and written back into its own segments', async () => {
    const { at, run, rows, annotations, same } = await roundTrip('ferry.sdlxliff', trados);
    expect(cellsOf(rows, 'en')).toEqual(['The ferry. [draft]', 'Locked. [approved locked]']);
    expect(annotations).toContain('哪個渡口？');
    expect(annotations).toContain('Ann');
    expect(annotations).toContain('2024-03-01T01:30:00.000Z');

    await run(['set', 'work.duizhao', '1', '--lang', 'en', '--text', 'The ferry is south.']);
    await run(['set', 'work.duizhao', '1', '--lang', 'en', '--state', 'reviewed']);
    expect(await run([...same, 'new.sdlxliff'])).toMatchObject({ code: 0 });
    expect(textOf(at('new.sdlxliff'))).toBe(
      trados
        .replace('>The ferry.<', '>The ferry is south.<')
        .replace(
          '<sdl:seg id="1" conf="Draft" origin="tm" percent="90"/>',
          '<sdl:seg id="1" conf="ApprovedTranslation" origin="interactive"/>',
        ),
    );
  });

  test('is given annotations of here once, and keeps what it had', async () => {
    const { at, run } = workplace();
    for (const [name, document] of [
      ['ferry.xlf', xliff],
      ['ferry.sdlxliff', trados],
    ] as const) {
      const project = `${name}.duizhao`;
      writeFileSync(at(name), document);
      await run(['new', project, name]);
      const annotate = ['annotate', project, '1', '--quote', '渡口', '--side', 'source'];
      await run([...annotate, '--body', 'North & south?', '--visibility', 'export']);
      await run([...annotate, '--body', 'For me alone', '--visibility', 'private']);
      const same = ['export', project, '--as', 'same', '--columns', 'en', '--notes', 'shared', '--json'];
      expect(answerOf(await run([...same, '--out', `once-${name}`]))).toMatchObject({
        notes: 2,
        left: { export: 0, shared: 0, private: 1 },
      });
      const written = textOf(at(`once-${name}`));
      expect(written).toContain('North &amp; south?');
      expect(written).not.toContain('For me alone');
      await run(['new', `again-${project}`, `once-${name}`]);
      const again = answerOf(await run(['annotations', `again-${project}`, '--json']));
      expect(JSON.stringify(again).match(/North & south\?|Which ferry\?|哪個渡口？/g)?.length).toBe(2);
      expect(
        (
          await run([
            'export',
            `again-${project}`,
            '--as',
            'same',
            '--notes',
            'all',
            '--out',
            `twice-${name}`,
          ])
        ).code,
      ).toBe(0);
      expect(textOf(at(`twice-${name}`))).toBe(written);
    }
  });

  test('brings other wordings along, which it does not get back as notes', async () => {
    const { at, run } = workplace();
    const document = `<xliff version="1.2"><file original="a" source-language="zh-TW" target-language="en" datatype="plaintext"><body><trans-unit id="1"><source>渡口</source><target>Ferry</target><alt-trans match-quality="80" origin="Old"><target>Crossing</target></alt-trans></trans-unit></body></file></xliff>`;
    writeFileSync(at('a.xlf'), document);
    await run(['new', 'a', 'a.xlf']);
    const told = JSON.stringify(answerOf(await run(['annotations', 'a.duizhao', '--json'])));
    expect(told).toContain('"kind":"alternative","body":"80 %","wording":"Crossing"');
    expect(
      (await run(['export', 'a.duizhao', '--as', 'same', '--notes', 'all', '--out', 'b.xlf'])).code,
    ).toBe(0);
    expect(textOf(at('b.xlf'))).toBe(document);
    expect(
      (await run(['export', 'a.duizhao', '--as', 'xliff-12', '--notes', 'all', '--out', 'c.xlf'])).code,
    ).toBe(0);
    expect(textOf(at('c.xlf'))).toContain('version="1.2"');
  });

  test('2.1 is made of any project, with states, and read again', async () => {
    const { at, run } = workplace();
    writeFileSync(at('river.md'), '# 渡口\n\n船在**河上**。還沒有譯。\n');
    await run(['new', 'river', 'river.md']);
    await run(['set', 'river.duizhao', '1', '--lang', 'en', '--text', 'The ferry']);
    await run(['set', 'river.duizhao', '1', '--lang', 'en', '--state', 'approved']);
    expect(
      await run(['export', 'river.duizhao', '--as', 'xliff', '--columns', 'source,en', '--out', 'river.xlf']),
    ).toMatchObject({ code: 0 });
    const written = textOf(at('river.xlf'));
    expect(written).toContain(
      '<source xml:space="preserve">船在<pc id="2-1" type="fmt" subType="xlf:b">河上</pc>。</source>',
    );
    expect((await run(['new', 'again', 'river.xlf'])).code).toBe(0);
    const again = answerOf(await run(['rows', 'again.duizhao', '--json']));
    expect(cellsOf(again, 'en')).toEqual(['The ferry [approved]', ' [empty]', ' [empty]']);
    expect(cellsOf(again, 'source').map((cell) => cell.replace(/ \[.*/, ''))).toEqual([
      '渡口',
      '船在河上。',
      '還沒有譯。',
    ]);
  });

  test('that breaks its own rules is refused with the line and the fault, and nothing is left of it', async () => {
    const { at, run } = workplace();
    writeFileSync(at('bad.xlf'), xliff.replace('state="reviewed"', 'state="done"'));
    const failure = failureOf(await run(['new', 'bad', 'bad.xlf', '--json']));
    expect(failure).toMatchObject({ code: 'document.invalid' });
    expect(JSON.stringify(failure)).toMatch(/line 6.*This value is not allowed.*state=\\"done\\"/);
  });
});

const inTwo = `<?xml version="1.0"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a" source-language="zh-TW" target-language="en-US" datatype="plaintext"><body>
<trans-unit id="1"><source>顏色</source><target>color</target></trans-unit>
</body></file>
<file original="b" source-language="zh-TW" target-language="en" datatype="plaintext"><body>
<trans-unit id="1"><source>渡船</source><target>the ferry</target></trans-unit>
</body></file>
</xliff>
`;

test.each([
  ['two.xlf', inTwo, []],
  ['two.csv', '中文,en,en-US\n顏色,colour,color\n渡船,the ferry,\n', ['source=1', 'target=2,3']],
])(
  'a file in two Englishes keeps the words of one when the other is filled: %s',
  async (name, text, options) => {
    const { at, run } = workplace();
    writeFileSync(at('first.txt'), '甲\n');
    writeFileSync(at(name), text);
    await run(['new', 'p', 'first.txt']);
    await run(['columns', 'add', 'p.duizhao', 'en-US']);
    expect((await run(['add', 'p.duizhao', name, ...options.flatMap((one) => ['--option', one])])).code).toBe(
      0,
    );
    for (const column of ['en', 'en-US'])
      for (const untranslated of ['source', 'empty']) {
        const out = `${column}-${untranslated}`;
        const how = ['--document', '2', '--as', 'same', '--columns', column, '--untranslated', untranslated];
        // oxlint-disable-next-line no-await-in-loop
        expect((await run(['export', 'p.duizhao', ...how, '--out', out])).code).toBe(0);
        expect(readFileSync(at(out), 'utf8')).toBe(text);
      }
  },
);
