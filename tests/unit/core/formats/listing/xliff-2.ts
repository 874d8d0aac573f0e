/** A document of XLIFF 2 around the content of a file. */
export const documentOf = (file: string, version = '2.1'): string =>
  `<xliff xmlns="urn:oasis:names:tc:xliff:document:${version === '2.2' ? '2.2' : '2.0'}" xmlns:fs="urn:oasis:names:tc:xliff:fs:2.0" xmlns:its="http://www.w3.org/2005/11/its" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" xmlns:val="urn:oasis:names:tc:xliff:validation:2.0" xmlns:ctr="urn:oasis:names:tc:xliff:changetracking:2.0" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0" xmlns:res="urn:oasis:names:tc:xliff:resourcedata:2.0" xmlns:slr="urn:oasis:names:tc:xliff:sizerestriction:2.0" xmlns:my="my" version="${version}" srcLang="zh-Hant" trgLang="en">${file}</xliff>`;

const segment = (source: string, target = ''): string =>
  `<segment id="s1"><source>${source}</source>${target === '' ? '' : `<target>${target}</target>`}</segment>`;

const inFile = (content: string): string => `<file id="f1">${content}</file>`;

/** A file of one unit with this text. */
export const richUnit = (source: string, target = '', beside = ''): string =>
  inFile(`<unit id="u1">${beside}${segment(source, target)}</unit>`);

/** Documents with every element, every module, and many attributes between them. */
export const rich: readonly string[] = [
  `<file id="f1" original="a" canResegment="yes" translate="yes" srcDir="ltr" trgDir="ltr" xml:space="default"><skeleton href="a"/><mda:metadata id="m"><mda:metaGroup id="mg" appliesTo="source" category="c"><mda:meta type="t">m</mda:meta></mda:metaGroup></mda:metadata><notes><note id="n0" appliesTo="source" category="c" priority="1">n</note></notes><group id="g1" name="a" type="x:y" canResegment="yes"><unit id="u1"><segment><source>字</source></segment></unit></group></file>`,
  `<file id="f1"><unit id="u1"><mtc:matches><mtc:match id="mt" ref="#s1" type="tm" subType="x:y" reference="no"><source>字</source><target>w</target></mtc:match></mtc:matches><gls:glossary><gls:glossEntry ref="#s1"><gls:term>t</gls:term><gls:definition>d</gls:definition></gls:glossEntry></gls:glossary><res:resourceData><res:resourceItem id="r"><res:source href="a"/></res:resourceItem></res:resourceData><segment id="s1"><source>字</source></segment></unit></file>`,
  `<file id="f1"><unit id="u1"><val:validation><val:rule isPresent="a" occurs="1" caseSensitive="yes" existsInSource="no" disabled="no" normalization="nfc"/></val:validation><ctr:changeTrack><ctr:revisions appliesTo="note" ref="n1"><ctr:revision author="a"><ctr:item property="category">c</ctr:item></ctr:revision></ctr:revisions></ctr:changeTrack><notes><note id="n1" category="c">n</note></notes><segment><source>字</source></segment></unit></file>`,
  `<file id="f1"><unit id="u1" name="a" type="x:y" slr:sizeRestriction="40" fs:fs="p" fs:subFs="a,b"><notes><note id="n1">n</note></notes><originalData><data id="d1" dir="ltr"><cp hex="0007"/></data></originalData><segment id="s1" state="translated" subState="x:y" canResegment="no"><source xml:lang="zh-Hant">字<ph id="1" dataRef="d1" type="fmt" subType="xlf:lb" disp="a" equiv="b" canDelete="no"/><pc id="2" dataRefStart="d1" dir="ltr" canOverlap="yes" subFlowsStart="u2">字</pc><sc id="3" canCopy="no" slr:equivStorage="2"/>字<ec startRef="3" canCopy="no"/></source><target xml:lang="en" order="1">w<ph id="1" dataRef="d1" canDelete="no"/></target></segment></unit><unit id="u2"><segment><source>字<mrk id="4" type="comment" value="v">字</mrk><sm id="5" type="term" value="v" translate="yes"/><em startRef="5"/></source></segment><ignorable id="i1"><source> </source><target> </target></ignorable></unit></file>`,
].map((file) => documentOf(file));

const fixed = 'canDelete="no" canCopy="no"';
const notes = '<notes><note id="n1">n</note></notes>';
const data = '<originalData><data id="d1">x</data></originalData>';

/** Originals and translations, and what stands in their unit before these. */
export const pairs: readonly (readonly [string, string?, string?])[] = [
  // Ends.
  ['<sc id="1"/>字<ec startRef="1"/>'],
  ['<sc id="1"/>字<ec id="1"/>'],
  ['<sc id="1"/>字<ec/>'],
  ['<sc id="1"/>字<ec startRef="1" id="2"/>'],
  ['<sc id="1" isolated="yes"/>字'],
  ['<sc id="1" isolated="no"/>字'],
  ['<sc id="1" isolated="yes"/>字<ec startRef="1"/>'],
  ['字<ec id="1" isolated="yes"/>'],
  ['字<ec isolated="yes"/>'],
  ['字<ec startRef="1" isolated="yes"/>'],
  ['<sc id="1"/>字<ec id="2" startRef="1" isolated="yes"/>'],
  ['<sc id="1"/>字<ec startRef="1"/><ec startRef="1"/>'],
  ['<sc id="1"/>字<em startRef="1"/>'],
  ['<sm id="1"/>字<em startRef="1"/>'],
  ['<sm id="1"/>字<ec startRef="1"/>'],
  ['<sm id="1"/>字'],
  ['<sm id="1"/><sc id="2"/>字<em startRef="1"/><ec startRef="2"/>'],
  ['字', '<sc id="1"/>w'],
  ['<sc id="1"/>字<ec startRef="1"/>', '<ec startRef="1"/>w<sc id="1"/>'],
  ...['canCopy', 'canDelete', 'canOverlap'].flatMap((name): readonly (readonly [string])[] => [
    [`<sc id="1" ${name}="no"/>字<ec startRef="1" ${name}="no"/>`],
    [`<sc id="1" ${name}="no"/>字<ec startRef="1" ${name}="yes"/>`],
    [`<sc id="1" ${name}="yes"/>字<ec startRef="1"/>`],
    [`<sc id="1"/>字<ec startRef="1" ${name}="no"/>`],
  ]),
  [`<sc id="1" ${fixed} canReorder="firstNo"/>字<ec startRef="1" ${fixed} canReorder="no"/>`],
  [`<sc id="1" ${fixed} canReorder="firstNo"/>字<ec startRef="1" ${fixed} canReorder="firstNo"/>`],
  [`<sc id="1" ${fixed} canReorder="firstNo"/>字<ec startRef="1" ${fixed}/>`],
  [`<sc id="1"/>字<ec startRef="1" ${fixed} canReorder="no"/>`],
  // Copies.
  ['<ph id="1"/>', '<ph id="1"/><ph id="2" copyOf="1"/>'],
  ['<ph id="1" canCopy="no"/>', '<ph id="1"/><ph id="2" copyOf="1"/>'],
  ['<ph id="1" canCopy="no"/>', '<ph id="1" canCopy="no"/><ph id="2" copyOf="1"/>'],
  ['<ph id="1"/>', '<ph id="2" copyOf="3"/>'],
  ['<ph id="1"/>', '<ph id="2" copyOf="1" dataRef="d1"/>', data],
  ['<pc id="1">字</pc>', '<pc id="2" copyOf="1" dataRefEnd="d1">w</pc>', data],
  // What keeps its order.
  [`<ph id="1" ${fixed} canReorder="firstNo"/>`],
  [`<ph id="1" canDelete="no" canReorder="firstNo"/>`],
  [`<ph id="1" canCopy="no" canReorder="firstNo"/>`],
  [`<ph id="1" ${fixed} canReorder="no"/>`],
  ...['12', '21', '1 2', '2 1', '1', '2', '1x2', '1x', ''].map(
    (order) =>
      [
        `<ph id="1" ${fixed} canReorder="firstNo"/><ph id="2" ${fixed} canReorder="no"/><ph id="3"/>`,
        `w${Array.from(order, (one) =>
          one === 'x'
            ? '<ph id="3"/>'
            : one === ' '
              ? ' w '
              : `<ph id="${one}" ${fixed} canReorder="${one === '1' ? 'firstNo' : 'no'}"/>`,
        ).join('')}`,
      ] as const,
  ),
  [
    `<pc id="1" ${fixed} canReorder="firstNo">字<ph id="2" ${fixed} canReorder="no"/></pc>`,
    `<pc id="1" ${fixed} canReorder="firstNo">w<ph id="2" ${fixed} canReorder="no"/></pc>`,
  ],
  [
    `<pc id="1" ${fixed} canReorder="firstNo">字<ph id="2" ${fixed} canReorder="no"/></pc>`,
    `<pc id="1" ${fixed} canReorder="firstNo">w</pc><ph id="2" ${fixed} canReorder="no"/>`,
  ],
  [
    `<pc id="1">字<ph id="2" ${fixed} canReorder="firstNo"/></pc><ph id="3" ${fixed} canReorder="no"/>`,
    `w<ph id="2" ${fixed} canReorder="firstNo"/><ph id="3" ${fixed} canReorder="no"/>`,
  ],
  [
    `<sc id="1" ${fixed} canReorder="firstNo"/><ec startRef="1" ${fixed} canReorder="no"/>`,
    `<sc id="1" ${fixed} canReorder="firstNo"/>w<ec startRef="1" ${fixed} canReorder="no"/>`,
  ],
  [`<ph id="1" ${fixed} canReorder="firstNo"/><mrk id="m">字</mrk><ph id="2" ${fixed} canReorder="no"/>`],
  // What must not be missing.
  ['<ph id="1" canDelete="no"/>', 'w'],
  ['<ph id="1" canDelete="yes"/>', 'w'],
  ['<ph id="1"/>', 'w'],
  ['<ph id="1" canDelete="no"/>'],
  ['<pc id="1" canDelete="no">字</pc>', 'w<pc id="1" canDelete="no"/>'],
  ['<pc id="2"><ph id="1" canDelete="no"/></pc>', 'w'],
  ['<sc id="1" canDelete="no"/>字<ec startRef="1" canDelete="no"/>', 'w'],
  // Comments.
  ['<mrk id="m" type="comment" value="v">字</mrk>'],
  ['<mrk id="m" type="comment">字</mrk>'],
  ['<mrk id="m" type="comment" value="v" ref="#n=n1">字</mrk>', '', notes],
  ['<mrk id="m" type="comment" ref="#n=n1">字</mrk>', '', notes],
  ['<mrk id="m" type="comment" ref="#n=n2">字</mrk>', '', notes],
  ['<mrk id="m" type="comment" ref="#u=u9/n=n2">字</mrk>', '', notes],
  ['<mrk id="m" type="comment" ref="#f=f1/u=u9/n=n2">字</mrk>', '', notes],
  ['<mrk id="m" type="comment" ref="#n1">字</mrk>', '', notes],
  ['<sm id="m" type="comment" ref="#n=n9"/>字<em startRef="m"/>', '', notes],
  ['字', '<mrk id="m" type="comment" ref="#n=n9">w</mrk>', notes],
  ['<mrk id="m" type="generic">字</mrk>'],
  // Fragments.
  ...[
    '#a',
    '#n=1',
    '#/f=1/g=2/u=3/n=4',
    '#f=1/u=3',
    '#g=2/u=3/a',
    '#u=3/g=2',
    '#u=3/u=4',
    '#n=1/u=3',
    '#a/b',
    '#x=1',
    '#my=1',
    '#gls=1',
    '#its=1',
    '#slr=1',
    '#tbx=1',
    '#u=',
    '#=1',
    '#u=a b',
    '#',
    '#/',
    'https://a.example/#u=1/f=1',
  ].map((reference) => [`<mrk id="m" type="term" ref="${reference}">字</mrk>`] as const),
  // Kinds.
  ...['xlf:lb', 'xlf:pb', 'xlf:b', 'xlf:i', 'xlf:u', 'xlf:var', 'xlf:x', 'my:x'].flatMap((kind) =>
    ['fmt', 'ui', 'quote', 'toString'].map(
      (type) => [`<ph id="1" type="${type}" subType="${kind}"/>`] as const,
    ),
  ),
  ['<ph id="1" subType="my:x"/>'],
  ['<ph id="1" type="fmt"/>'],
  // Characters that XML has none of.
  ...'0 8 9 A B D 1F 20 41 D7FF D800 DFFF E000 FFFD FFFE FFFF 10000 10FFFF 110000'
    .split(' ')
    .map((hex) => [`字<cp hex="${hex.length % 2 === 0 ? hex : `0${hex}`}"/>`] as const),
  // Data.
  ['<ph id="1" dataRef="d1"/>', '', data],
  ['<pc id="1" dataRefStart="d1" dataRefEnd="d2">字</pc>', '', data],
  ['<pc id="1" dataRefStart="d3" dataRefEnd="d1">字</pc>', '', data],
  ['字', '<ph id="1" dataRef="d9"/>', data],
  ['字', '', '<originalData><data id="d1">x</data><data id="d1">x</data></originalData>'],
  // Ids.
  ['<ph id="1"/><pc id="1">字</pc>'],
  ['<ph id="1"/>', '<ph id="1"/>'],
  ['<ph id="1"/>', '<ph id="1"/><mrk id="1">w</mrk>'],
  ['字', '', '<notes><note id="n1">a</note><note id="n1">b</note></notes>'],
  ['字', '', '<notes><note>a</note><note>b</note></notes>'],
  ['字', '', '<my:a id="1"/><my:b id="1"/>'],
  ['字', '', '<my:a id="1"><my:b id="1"/></my:a>'],
  ['字', '', '<my:a xml:id="1"><my:b xml:id="1"/></my:a>'],
  // Matches and resources.
  ...['#s1', '#t=s1', '#1', '#m', '#9', '#u=1/t=9', 's1'].map(
    (reference) =>
      [
        '<ph id="1"/><mrk id="m">字</mrk>',
        '',
        `<mtc:matches><mtc:match ref="${reference}"><source>字</source></mtc:match></mtc:matches>`,
      ] as const,
  ),
  ...[
    '<res:source href="a"/>',
    '<res:source href="a">w</res:source>',
    '<res:source href="a"><my:a/></res:source>',
    '<res:source href="a"> </res:source>',
    '<res:source><my:a/></res:source>',
    '<res:source xml:lang="ZH-hant"><my:a/></res:source>',
    '<res:source xml:lang="fr"><my:a/></res:source>',
    '<res:target xml:lang="fr"><my:a/></res:target>',
    '<res:target href="a"><my:a/></res:target>',
    '<res:reference href="a"/>',
    '',
  ].map(
    (item) =>
      [
        '字',
        '',
        `<res:resourceData><res:resourceItem>${item}</res:resourceItem></res:resourceData>`,
      ] as const,
  ),
  // Rules.
  ...[
    'isPresent="a"',
    'isNotPresent="a"',
    'startsWith="a"',
    'endsWith="a"',
    'isPresent="a" endsWith="a"',
    'my:rule="a"',
    'my:rule="a" isPresent="a"',
    'existsInSource="yes" isPresent="a"',
    'existsInSource="yes" startsWith="a"',
    'existsInSource="yes" endsWith="a"',
    'existsInSource="yes" isNotPresent="a"',
    'isPresent="a" occurs="0"',
    'isPresent="a" occurs="010"',
  ].map((rule) => ['字', '', `<val:validation><val:rule ${rule}/></val:validation>`] as const),
  // Styles and sizes.
  ...[
    '<ph id="1" fs:fs="b"/>',
    '<ph id="1" fs:fs="blink"/>',
    '<ph id="1" fs:subFs="a,b"/>',
    '<ph id="1" fs:odd="b"/>',
    '<sc id="1" fs:fs="b"/><ec startRef="1"/>',
    '<sc id="1"/><ec startRef="1" fs:fs="b"/>',
    '<ec id="1" isolated="yes" fs:fs="b"/>',
    '<ph id="1" slr:equivStorage="3"/>',
    '<ph id="1" slr:equivStorage="x"/>',
    '<ph id="1" slr:sizeInfo="a"/>',
    '<ph id="1" slr:sizeInfo="a" slr:sizeInfoRef="b"/>',
    '<sc id="1"/><ec startRef="1" slr:equivStorage="3"/>',
    '<sc id="1"/><ec startRef="1" slr:sizeInfo="3"/>',
    '<sc id="1"/><ec startRef="1" slr:other="3"/>',
    '<ec id="1" isolated="yes" slr:equivStorage="3"/>',
    '<pc id="1" slr:storageRestriction="*">字</pc>',
    '<pc id="1" slr:storageRestriction="1,2">字</pc>',
    '<pc id="1" slr:storageRestriction="1,2,3">字</pc>',
    '<ph id="1" my:odd="3"/>',
    '<ph id="1" itsm:odd="3" xmlns:itsm="urn:oasis:names:tc:xliff:itsm:2.1"/>',
  ].map((source) => [source] as const),
];

const piece = (name: string, of: string, order?: number): string =>
  `<${name}><source>字</source>${of === '' ? '' : `<target${order === undefined ? '' : ` order="${order}"`}>${of}</target>`}</${name}>`;

const unit = (id: string, content: string): string => `<unit id="${id}">${content}</unit>`;
const plain = (id: string): string => unit(id, piece('segment', ''));

/** Whole files. */
export const wholes: readonly string[] = [
  // Orders of translations.
  ...[
    [1, 2],
    [2, 1],
    [2, undefined],
    [undefined, 1],
    [3, 1],
    [1, 1],
    [undefined, undefined],
  ].map(([a, b]) => inFile(unit('u', piece('segment', 'w', a) + piece('segment', 'w', b)))),
  inFile(unit('u', piece('segment', 'w', 3) + piece('ignorable', ' ') + piece('segment', 'w', 1))),
  // What keeps its order over segments, and what is deleted from one of them.
  inFile(
    unit(
      'u',
      `<segment><source><ph id="1" ${fixed} canReorder="firstNo"/></source><target order="2"><ph id="2" ${fixed} canReorder="no"/></target></segment><segment><source><ph id="2" ${fixed} canReorder="no"/></source><target order="1"><ph id="1" ${fixed} canReorder="firstNo"/></target></segment>`,
    ),
  ),
  inFile(
    unit(
      'u',
      '<segment><source><ph id="1" canDelete="no"/></source></segment><segment><source>字</source><target>w</target></segment>',
    ),
  ),
  inFile(
    unit(
      'u',
      '<segment><source><ph id="1" canDelete="no"/></source><target>w</target></segment><segment><source>字</source><target><ph id="1"/></target></segment>',
    ),
  ),
  // Ids.
  inFile(plain('u') + plain('v')),
  inFile(plain('u') + plain('u')),
  inFile(plain('u')) + inFile(plain('v')),
  inFile(plain('u')) + inFile(plain('u')).replace('f1', 'f2'),
  inFile(`<group id="g">${plain('u')}</group><group id="g">${plain('v')}</group>`),
  inFile(`<group id="g">${plain('u')}</group>`) +
    inFile(`<group id="g">${plain('u')}</group>`).replace('f1', 'f2'),
  inFile(`<group id="u">${plain('u')}</group>`),
  inFile(
    unit(
      'u',
      '<segment id="a"><source>字</source></segment><ignorable id="a"><source> </source></ignorable>',
    ),
  ),
  // Flows.
  inFile(
    unit('u', '<segment><source><ph id="1" subFlows="v w"/></source></segment>') + plain('v') + plain('w'),
  ),
  inFile(unit('u', '<segment><source><ph id="1" subFlows="v w"/></source></segment>') + plain('v')),
  inFile(
    unit(
      'u',
      '<ignorable><source><pc id="1" subFlowsEnd="w"/></source></ignorable><segment><source>字</source></segment>',
    ),
  ),
  inFile(
    unit(
      'u',
      '<segment><source>字</source><target><sc id="1" isolated="yes" subFlows="w"/></target></segment>',
    ),
  ),
  inFile(unit('u', '<segment><source><ph id="1" subFlows="w"/></source></segment>')) +
    inFile(plain('w')).replace('f1', 'f2'),
  // Sizes.
  inFile(
    `<slr:data profile="p"><my:a id="s1"/></slr:data>${plain('u').replace('id', 'slr:sizeInfoRef="s1" id')}`,
  ),
  inFile(
    `<slr:data profile="p"><my:a slr:id="s1"/></slr:data>${plain('u').replace('id', 'slr:sizeInfoRef="s1" id')}`,
  ),
  inFile(`<slr:data id="s1" profile="p"/>${plain('u').replace('id', 'slr:sizeInfoRef="s1" id')}`),
  inFile(`<slr:data profile="p"/><my:a id="s1"/>${plain('u').replace('id', 'slr:sizeInfoRef="s1" id')}`),
  ...['xliff:codepoints', 'p'].flatMap((profile) =>
    ['3', '*', '0,*', '2,*', '*,3', 'x'].map((size) =>
      inFile(
        `<slr:profiles generalProfile="${profile}" storageProfile="q"/>${plain('u').replace('id', `slr:sizeRestriction="${size}" slr:storageRestriction="9" id`)}`,
      ),
    ),
  ),
  inFile(plain('u').replace('id', 'slr:sizeRestriction="3" id')),
  // White space and languages.
  inFile(
    unit(
      'u',
      '<segment><source xml:space="preserve">字</source><target xml:space="preserve">w</target></segment>',
    ),
  ),
  inFile(unit('u', '<segment><source xml:space="preserve">字</source><target>w</target></segment>')),
  inFile(unit('u', '<segment><source>字</source><target xml:space="default">w</target></segment>')),
  inFile(
    plain('u')
      .replace('id', 'xml:space="preserve" id')
      .replace('</source>', '</source><target xml:space="default">w</target>'),
  ),
  inFile(
    unit('u', '<segment><source xml:lang="ZH-HANT">字</source><target xml:lang="EN">w</target></segment>'),
  ),
  inFile(plain('u').replace('id', 'xml:lang="fr" id')),
  // Skeletons.
  ...[
    '<skeleton/>',
    '<skeleton>a</skeleton>',
    '<skeleton> </skeleton>',
    '<skeleton><ph/></skeleton>',
    '<skeleton href="a">a</skeleton>',
    '<skeleton href="a"/>',
    '<skeleton><my:a id="1"/><my:b id="1"/></skeleton>',
  ].map((skeleton) => inFile(skeleton + plain('u'))),
  // What stands outside.
  inFile(plain('u').replace('</segment>', '</segment><notes><note>n</note></notes>')),
  inFile(`${plain('u')}<notes><note>n</note></notes>`),
  inFile(`<my:a/><notes><note>n</note></notes><my:a/>${plain('u')}`),
  inFile(`<notes><note id="n">n</note><note id="n">n</note></notes>${plain('u')}`),
  inFile(`<group id="g"><notes><note id="n">n</note><note id="n">n</note></notes>${plain('u')}</group>`),
  // History.
  ...[
    '<ctr:revisions appliesTo="note"/>',
    '<ctr:revisions appliesTo="segment"/>',
    '<ctr:revisions appliesTo="unit"/>',
    '<ctr:revisions appliesTo="note" ref="n1"/>',
    '<ctr:revisions appliesTo="note" ref="n9"/>',
    '<ctr:revisions appliesTo="note" ref="n1"><ctr:revision><ctr:item property="content">a</ctr:item><ctr:item property="id">a</ctr:item></ctr:revision></ctr:revisions>',
    '<ctr:revisions appliesTo="note" ref="n1"><ctr:revision><ctr:item property="content">a</ctr:item><ctr:item property="content">b</ctr:item></ctr:revision><ctr:revision><ctr:item property="content">a</ctr:item></ctr:revision></ctr:revisions>',
    '<ctr:revisions appliesTo="note" ref="n1"><ctr:revision><ctr:item property="priority">1</ctr:item></ctr:revision></ctr:revisions>',
    '<ctr:revisions appliesTo="note">words</ctr:revisions><ctr:revisions appliesTo="note" ref="n9"/>',
  ].map((history) =>
    inFile(
      unit(
        'u',
        `<ctr:changeTrack>${history}</ctr:changeTrack><notes><note id="n1">n</note><note>n</note></notes>${piece('segment', '')}`,
      ),
    ),
  ),
];

const noted = (note: string): string =>
  inFile(unit('u', `<notes>${note}</notes><segment id="s1"><source>字</source></segment>`));

/** What is new in XLIFF 2.2. */
export const rules22: readonly string[] = [
  `<notes><note>n</note></notes>${inFile(plain('u'))}`,
  `<mda:metadata><mda:metaGroup><mda:meta type="a">m</mda:meta></mda:metaGroup></mda:metadata>${inFile(plain('u'))}`,
  `${inFile(plain('u'))}<notes><note>n</note></notes>`,
  ...['#s1', '#s2', '#u=u/s1', '#u=u/s9', '#n=1', '#u=1/f=1', 'a', '#'].map((reference) =>
    noted(`<note ref="${reference}">n</note>`),
  ),
];
