import { describe, expect, it } from 'vitest';
import type { ReadFinding } from '#core/formats/format.ts';
import { readBlocks } from './read-blocks.ts';

const unit = (content: string): string => `<unit id="u1">${content}</unit>`;
const segment = (source: string, target = ''): string =>
  unit(`<segment><source>${source}</source>${target}</segment>`);

const documentOf = (file: string, root = 'trgLang="en"'): string =>
  `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:fs="urn:oasis:names:tc:xliff:fs:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" xmlns:val="urn:oasis:names:tc:xliff:validation:2.0" xmlns:ctr="urn:oasis:names:tc:xliff:changetracking:2.0" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0" xmlns:res="urn:oasis:names:tc:xliff:resourcedata:2.0" xmlns:slr="urn:oasis:names:tc:xliff:sizerestriction:2.0" xmlns:my="my" version="2.1" srcLang="zh-Hant" ${root}><file id="f1">${file}</file></xliff>`;

/** The word and the detail of the fault that a document is refused for. */
const faultOf = (document: string): string | null => {
  for (const block of readBlocks('xliff', [document]))
    if (!block.ok) {
      const { fault, detail } = block.error.params ?? {};
      return `${String(fault).replace('xliff.faults.', '')}: ${String(detail)}`;
    }
  return null;
};

const match = '<segment><source>字</source></segment>';

const noted = `<notes><note id="n1" category="a">n</note><note id="n2">n</note></notes>${match}`;
const revised = (items: string): string =>
  `<ctr:changeTrack><ctr:revisions appliesTo="note" ref="n1"><ctr:revision>${items}</ctr:revision></ctr:revisions></ctr:changeTrack>${noted}`;
const resource = (language: string): string =>
  `<res:source xml:lang="${language}" href="a"><my:a/></res:source>`;

const faults: readonly (readonly [string, string])[] = [
  ['element: segment in file', '<segment/>'],
  ['element: {my}odd in segment', unit('<segment><source>字</source><my:odd/></segment>')],
  ['element: val:odd in unit', unit(`<val:odd/>${match}`)],
  ['element: a second source in segment', unit('<segment><source>字</source><source>字</source></segment>')],
  ['order-of-elements: notes in unit', unit(`${match}<notes><note>n</note></notes>`)],
  ['missing-element: unit or group in file', ''],
  ['missing-element: segment in unit', unit('<ignorable><source> </source></ignorable>')],
  ['attribute: segment translate', unit('<segment translate="no"><source>字</source></segment>')],
  ['attribute: pc {my}odd', segment('<pc id="1" my:odd="1">字</pc>')],
  ['missing-attribute: ph id', segment('<ph/>')],
  ['missing-attribute: segment state', unit('<segment subState="x:a"><source>字</source></segment>')],
  ['missing-attribute: ph type', segment('<ph id="1" subType="xlf:b"/>')],
  ['value: state="done"', unit('<segment state="done"><source>字</source></segment>')],
  ['value: subType="xlf:var"', segment('<ph id="1" type="fmt" subType="xlf:var"/>')],
  ['value: id="a/b"', `<unit id="a/b">${match}</unit>`],
  ['duplicate-id: unit id="u1"', segment('字') + segment('字')],
  ['duplicate-id: ph id="1"', segment('<ph id="1"/><ph id="1"/>')],
  ['duplicate-id: id="1"', unit(`<my:a id="1"><my:b id="1"/></my:a>${match}`)],
  ['language: target xml:lang="fr"', segment('字', '<target xml:lang="fr">mot</target>')],
  ['space: xml:space', segment('字', '<target xml:space="preserve">word</target>')],
  ['skeleton: skeleton', `<skeleton/>${segment('字')}`],
  ['reference: dataRef="d1"', segment('<ph id="1" dataRef="d1"/>')],
  ['reference: subFlows="u9"', segment('<ph id="1" subFlows="u9"/>')],
  ['order: order="9"', segment('字', '<target order="9">word</target>')],
  ['comment: id="m1"', segment('<mrk id="m1" type="comment">字</mrk>')],
  ['comment: ref="#n=n1"', segment('<mrk id="m1" type="comment" ref="#n=n1">字</mrk>')],
  ['fragment: ref="#u=1/f=1"', segment('<mrk id="m1" type="term" ref="#u=1/f=1">字</mrk>')],
  ['code-point: hex="0041"', segment('<cp hex="0041"/>')],
  ['ends: sc id="1"', segment('<sc id="1"/>字')],
  ['ends: startRef="1"', segment('<ec startRef="1"/>字<sc id="1"/>')],
  ['ends: canCopy="yes"', segment('<sc id="1" canCopy="no"/>字<ec startRef="1"/>')],
  ['ends: startRef="m1"', segment('字<em startRef="m1"/>')],
  ['copy: copyOf="9"', segment('<ph id="1" copyOf="9"/>')],
  ['reorder: canReorder="firstNo"', segment('<ph id="1" canReorder="firstNo"/>')],
  ['reorder: 1', segment('<ph id="1" canReorder="no" canDelete="no" canCopy="no"/>')],
  ['missing-code: id="1"', segment('<ph id="1" canDelete="no"/>', '<target>word</target>')],
  [
    'reference: ref="#u1"',
    unit(`<mtc:matches><mtc:match ref="#u1"><source>字</source></mtc:match></mtc:matches>${match}`),
  ],
  [
    'element: “"” in gls:glossEntry',
    unit(`<gls:glossary><gls:glossEntry><gls:term>t</gls:term>"</gls:glossEntry></gls:glossary>${match}`),
  ],
  [
    'attribute: res:source href',
    unit(
      `<res:resourceData><res:resourceItem>${resource('zh-Hant')}</res:resourceItem></res:resourceData>${match}`,
    ),
  ],
  [
    'language: res:source xml:lang="fr"',
    unit(
      `<res:resourceData><res:resourceItem><res:source xml:lang="fr" href="a"/></res:resourceItem></res:resourceData>${match}`,
    ),
  ],
  ['reference: slr:sizeInfoRef="s1"', `<unit id="u1" slr:sizeInfoRef="s1">${match}</unit>`],
  ['format-style: fs:fs="blink"', `<unit id="u1" fs:fs="blink">${match}</unit>`],
  [
    'missing-attribute: mda:meta type',
    `<mda:metadata><mda:metaGroup><mda:meta/></mda:metaGroup></mda:metadata>${segment('字')}`,
  ],
  [
    'missing-attribute: val:rule isPresent or isNotPresent or startsWith or endsWith',
    unit(`<val:validation><val:rule/></val:validation>${match}`),
  ],
];

describe('a document of XLIFF 2 that is not as it should be', () => {
  it.each(faults)('is refused with %s', (wanted, file) => {
    expect(faultOf(documentOf(file))).toBe(wanted);
  });

  it('is refused where its languages are none, or not said', () => {
    expect(faultOf(documentOf(segment('字'), 'trgLang="e"'))).toBe('language: trgLang="e"');
    expect(faultOf(documentOf(segment('字', '<target>word</target>'), ''))).toBe(
      'no-target-language: trgLang',
    );
  });

  it('says the line', () => {
    const text = documentOf(`\n\r\n${unit('\n<segment>\n<source><ph/></source></segment>')}`);
    const failure = [...readBlocks('xliff', [text])].find((block) => !block.ok);
    expect(failure).toMatchObject({ error: { code: 'document.invalid', params: { line: 5 } } });
  });
});

describe('XLIFF 2.2', () => {
  const in22 = (beside: string, content: string): string =>
    `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.2" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" xmlns:res="urn:oasis:names:tc:xliff:resourcedata:2.0" version="2.2" srcLang="zh-Hant" trgLang="en">${beside}<file id="f1">${unit(content)}</file></xliff>`;
  const notes = '<notes><note>n</note></notes>';
  const metadata =
    '<mda:metadata><mda:metaGroup><mda:meta type="a">m</mda:meta></mda:metaGroup></mda:metadata>';
  const two = '<segment id="s1"><source>字</source></segment><segment id="s2"><source>字</source></segment>';
  const on = (reference: string): string => `<notes><note ref="${reference}">n</note></notes>${two}`;

  it.each([
    ['', match],
    [notes + metadata, match],
    ['', on('#s2')],
    ['', on('#f=f1/u=u1/s2')],
    ['', on('https://example.com/a')],
  ])('may have notes and metadata of the whole, and notes on one segment: %s %s', (beside, content) => {
    expect(faultOf(in22(beside, content))).toBe(null);
  });

  it.each([
    ['order-of-elements: notes in xliff', metadata + notes, match],
    ['element: a second notes in xliff', notes + notes, match],
    ['element: res:resourceData in xliff', '<res:resourceData/>', match],
    ['missing-element: note in notes', '<notes/>', match],
    ['duplicate-id: note id="n1"', '<notes><note id="n1">a</note><note id="n1">b</note></notes>', match],
    ['reference: ref="#s9"', '', on('#s9')],
    ['fragment: ref="#u=u1/f=f1"', '', on('#u=u1/f=f1')],
  ])('is refused with %s', (wanted, beside, content) => {
    expect(faultOf(in22(beside, content))).toBe(wanted);
  });

  it('is another thing than 2.1, which has neither', () => {
    const old = (text: string): string =>
      text.replace('document:2.2', 'document:2.0').replace('"2.2"', '"2.1"');
    expect(faultOf(old(in22(notes, match)))).toBe('element: notes in xliff');
    expect(faultOf(old(in22('', on('#s2'))))).toBe('attribute: note ref');
  });
});

describe('what nobody here depends on', () => {
  const histories: readonly string[] = [
    `<ctr:changeTrack><ctr:revisions appliesTo="note" ref="n9"/></ctr:changeTrack>${noted}`,
    `<ctr:changeTrack><ctr:revisions appliesTo="note"/></ctr:changeTrack>${noted}`,
    `<ctr:changeTrack>words<ctr:odd/></ctr:changeTrack>${noted}`,
    revised('<ctr:item property="priority">1</ctr:item>'),
    revised('<ctr:item property="category">a</ctr:item><ctr:item property="category">b</ctr:item>'),
  ];

  it.each(histories)('a history of changes with a fault is told, and the file read: %s', (history) => {
    const told: ReadFinding[] = [];
    const read = (memo: object) => [
      ...readBlocks('xliff', [documentOf(unit(history))], { report: (one) => void told.push(one), memo }),
    ];
    const memo = {};
    expect(read(memo)).toMatchObject([{ ok: true }]);
    expect(told).toMatchObject([{ code: 'xliff.history', line: 1 }]);
    // A file is read several times, and what was found is told each time.
    expect(read(memo)).toMatchObject([{ ok: true }]);
    expect(told).toHaveLength(2);
  });

  it('a module that is newer than the rules here may stand anywhere', () => {
    const newer = 'xmlns:pgs="urn:oasis:names:tc:xliff:pgs:1.0"';
    const content = `<pgs:a ${newer}/><segment ${newer} pgs:case="one"><source>字</source></segment>`;
    expect(faultOf(documentOf(unit(content)))).toBeNull();
  });
});
