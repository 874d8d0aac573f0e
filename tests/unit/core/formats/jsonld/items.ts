/* Annotations as programs write them, and as none should. */

export type Json = Readonly<Record<string, unknown>>;

const uid = '00000000-0000-4000-8000-000000000001';
export const target = {
  type: 'SpecificResource',
  source: { id: 'urn:duizhao:project:7:en', type: 'Text', label: 'Chapter 1' },
  selector: [
    { type: 'TextQuoteSelector', exact: 'ferry', prefix: 'The ', suffix: ' came' },
    {
      type: 'FragmentSelector',
      conformsTo: 'urn:duizhao:segment',
      value: 'segment=3',
      refinedBy: { type: 'TextPositionSelector', start: 4, end: 9 },
    },
  ],
  state: { type: 'TimeState', sourceDate: '2026-01-02T03:04:05Z', 'duizhao:hash': 'aa' },
  'duizhao:anchor': {
    'duizhao:segment': 3,
    'duizhao:start': 4,
    'duizhao:end': 9,
    'duizhao:status': 'live',
    'duizhao:startLean': 'after',
    'duizhao:endLean': 'before',
    'duizhao:madeOn': 'bb',
  },
};
export const whole: Json = {
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  id: `urn:uuid:${uid}`,
  type: 'Annotation',
  motivation: 'commenting',
  creator: { type: 'Person', name: 'Lin' },
  created: '2026-01-02T03:04:05Z',
  modified: '2026-01-03T03:04:05Z',
  body: [{ type: 'TextualBody', value: 'A boat?', purpose: 'commenting', format: 'text/markdown' }],
  target: [target],
  'duizhao:kind': 'comment',
  'duizhao:visibility': 'shared',
  'duizhao:revision': 2,
};
const bare = {
  id: 'urn:x:1',
  type: 'Annotation',
  target: {
    source: 'https://a.example/b/c%20d.txt?x#y',
    selector: { type: 'TextQuoteSelector', exact: 'ferry' },
  },
};
const plain = (more: Json = {}): Json => ({ ...bare, ...more });
const withTarget = (more: Json): Json => ({ ...whole, target: [{ ...target, ...more }] });
const withAnchor = (more: Json): Json =>
  withTarget({ 'duizhao:anchor': { ...target['duizhao:anchor'], ...more } });
const selecting = (...selector: readonly unknown[]): Json => plain({ target: { source: 's', selector } });
const quoting = (more: Json): Json => selecting({ type: 'TextQuoteSelector', exact: 'ferry', ...more });
const body = (...bodies: readonly unknown[]): Json => ({ ...whole, body: bodies });
const times = [
  '2026-01-02',
  '2026-01-02T03:04',
  '2026-01-02T03:04:05',
  '2026-01-02T03:04:05.123456789Z',
  '2026-01-02T03:04:05+08:00',
  '2026-01-02T03:04:05-0800',
  '2026-13-02',
  '2026-01-02T25:00:00Z',
  'yesterday',
  '2026',
  '',
  7,
  { '@value': '2026-01-02' },
];

/** By what each of them is. */
export const items: Readonly<Record<string, unknown>> = {
  'as it is written here': whole,
  'as little as may be': bare,
  'an address only': plain({ target: { source: { '@id': 'urn:x:s' }, selector: bare.target.selector } }),
  'names with prefixes of older programs': {
    '@id': 'urn:x:1',
    '@type': 'oa:Annotation',
    'oa:motivatedBy': 'oa:questioning',
    'dcterms:created': '2026-01-02',
    'dcterms:modified': '2026-01-03',
    target: { source: 's', selector: { '@type': 'oa:TextQuoteSelector', exact: 'ferry' } },
    body: { '@type': 'cnt:ContentAsText', 'cnt:chars': 'Chars' },
  },
  'motivated by an address': plain({ motivatedBy: 'http://www.w3.org/ns/oa#highlighting' }),
  ...Object.fromEntries(
    [
      'commenting',
      'questioning',
      'highlighting',
      'identifying',
      'editing',
      'assessing',
      'bookmarking',
      'tagging',
      'linking',
      ['linking', 'questioning'],
      [],
      7,
    ].map((motivation) => [`motivation ${JSON.stringify(motivation)}`, plain({ motivation })]),
  ),
  ...Object.fromEntries(
    ['comment', 'question', 'highlight', 'term', 'alternative', 'error', 'other'].map((kind) => [
      `kind ${kind}`,
      { ...whole, 'duizhao:kind': kind, motivation: 'linking' },
    ]),
  ),
  'an error with all that it has': {
    ...whole,
    'duizhao:kind': 'error',
    'duizhao:category': 'accuracy/omission',
    'duizhao:severity': 'major',
    'duizhao:wording': 'boat',
  },
  'severity and visibility that are none': {
    ...whole,
    'duizhao:severity': 'awful',
    'duizhao:visibility': 'secret',
  },
  ...Object.fromEntries(
    ['private', 'export'].map((visibility) => [
      `visibility ${visibility}`,
      { ...whole, 'duizhao:visibility': visibility },
    ]),
  ),
  done: {
    ...whole,
    'duizhao:resolution': {
      'duizhao:reason': 'done',
      'duizhao:by': 'Mei',
      'duizhao:at': '2026-01-04T00:00:00Z',
    },
  },
  'done, nobody says by whom': {
    ...whole,
    'duizhao:resolution': { 'duizhao:reason': 'wont-fix', 'duizhao:at': '2026-01-04T00:00:00Z' },
  },
  'done, nobody says when': {
    ...whole,
    'duizhao:resolution': { 'duizhao:reason': 'done', 'duizhao:by': 'Mei' },
  },
  'done for no reason': {
    ...whole,
    'duizhao:resolution': { 'duizhao:reason': 'so', 'duizhao:at': '2026-01-04T00:00:00Z' },
  },
  'done, in a word': { ...whole, 'duizhao:resolution': 'done' },
  ...Object.fromEntries(
    [1.5, -1, 0, '2', null].map((revision) => [
      `revision ${JSON.stringify(revision)}`,
      { ...whole, 'duizhao:revision': revision },
    ]),
  ),
  ...Object.fromEntries(times.map((created) => [`created ${JSON.stringify(created)}`, plain({ created })])),
  'changed, but not created': plain({ modified: '2026-01-03T00:00:00Z' }),
  // Who
  ...Object.fromEntries(
    [
      ['a name', 'Lin'],
      ['a list', [{ name: 'Lin' }, { name: 'Mei' }]],
      ['more members', { type: 'Person', name: 'Lin', email: 'lin@a.example' }],
      ['an address', { id: 'https://a.example/lin' }],
      ['nothing', null],
      ['a number', 7],
      ['a long name', 'x'.repeat(250)],
      ['half a character', `a\ud800b`],
    ].map(([what, creator]) => [`creator: ${String(what)}`, plain({ creator })]),
  ),
  'no id': { ...bare, id: undefined },
  'an id of 500 characters': plain({ id: 'u'.repeat(500) }),
  'a longer id': plain({ id: 'u'.repeat(501) }),
  'an id in capitals': plain({ id: `URN:UUID:${uid.toUpperCase()}` }),
  'an id that is a number': plain({ id: 7 }),
  'an empty id': plain({ id: '' }),
  // Bodies
  'a body in short': plain({ bodyValue: 'In short' }),
  'a body in short beside one': plain({ bodyValue: 'In short', body: { value: 'At length' } }),
  'no body': body(),
  'a body that is null': body(null),
  'a body of chars, and one of another language': body({
    type: 'TextualBody',
    chars: 'Chars',
    language: 'de',
    format: 'text/plain',
  }),
  'two bodies': body({ value: 'One' }, { value: 'Two', format: 'text/markdown' }),
  'an address as body': body('https://a.example/'),
  'a body without words': body({ type: 'Image', id: 'https://a.example/i.png' }),
  'a body of a number': body({ value: 7 }),
  tags: body(
    { value: 'tone', purpose: 'tagging' },
    { value: 'tone', purpose: 'tagging' },
    { value: ' ', purpose: 'tagging' },
    { value: 'oa', purpose: 'oa:tagging', format: 'text/markdown', more: 1 },
  ),
  'a wording of an alternative': {
    ...body(
      { value: 'boat', purpose: 'editing', format: 'text/plain' },
      { value: 'ship', purpose: 'editing' },
    ),
    'duizhao:kind': 'alternative',
  },
  'a wording that is said': {
    ...body(
      { value: 'ship', purpose: 'editing' },
      { value: 'boat', purpose: 'editing', format: 'text/plain', language: 'en' },
    ),
    'duizhao:wording': 'boat',
  },
  'an empty wording': { ...whole, 'duizhao:wording': '' },
  'words for editing of a comment': body({ value: 'boat', purpose: 'editing' }),
  'a body for two purposes': body({ value: 'a', purpose: ['tagging', 'commenting'] }),
  'half a character': body({ value: 'a\ud800b' }),
  'half a character in a tag': body({ value: 'a\udc00', purpose: 'tagging' }),
  // Limits
  'a body as long as may be': body({ value: 'x'.repeat(100_000) }),
  'a longer body': body({ value: 'x'.repeat(100_001) }),
  'a longer wording': { ...whole, 'duizhao:wording': 'x'.repeat(100_001) },
  'a wording of Markdown': {
    ...body({ value: 'boat', purpose: 'editing', format: 'text/markdown' }),
    'duizhao:kind': 'alternative',
  },
  'a wording of HTML': {
    ...body({ value: 'boat', purpose: 'editing', format: 'text/html' }),
    'duizhao:kind': 'alternative',
  },
  '50 tags': body(...Array.from({ length: 50 }, (_, n) => ({ value: `t${n}`, purpose: 'tagging' }))),
  '51 tags': body(...Array.from({ length: 51 }, (_, n) => ({ value: `t${n}`, purpose: 'tagging' }))),
  'a tag of 60': body({ value: 't'.repeat(60), purpose: 'tagging' }),
  'a category of 100': { ...whole, 'duizhao:category': 'c'.repeat(100) },
  'a category of 101': { ...whole, 'duizhao:category': 'c'.repeat(101) },
  'as much beside as may be': plain({ more: 'x'.repeat(199_700) }),
  '500 targets': plain({ target: Array.from({ length: 500 }, () => bare.target) }),
  // Further members
  'more members': plain({ rights: 'https://a.example/licence', canonical: 'urn:x:0', __proto__x: 1 }),
  'contexts of others': plain({
    '@context': [
      'http://www.w3.org/ns/anno.jsonld',
      'https://www.w3.org/ns/anno',
      { duizhao: 'urn:duizhao:' },
      { duizhao: 'urn:x:', other: 'urn:y:' },
      'https://a.example/context',
    ],
  }),
  // Targets
  'an address as target': plain({ target: 'https://a.example/' }),
  'a target and an address': plain({ target: [bare.target, 'https://a.example/', { source: 's' }] }),
  'a target with more members': plain({ target: { ...bare.target, styleClass: 'red', renderedVia: 'x' } }),
  ...Object.fromEntries(
    [
      'urn:duizhao:project:none:source',
      'urn:duizhao:project:7:zh-Hans',
      'urn:duizhao:project:7:!',
      'urn:duizhao::7:en',
      `urn:duizhao:${'p'.repeat(65)}:7:en`,
      'urn:duizhao:project:x:en',
      'urn:duizhao:project:1234567890123456:en',
      'https://a.example/',
      'c:\\texts\\a.txt',
      'file%zz.txt',
      '',
      7,
    ].map((source) => [
      `source ${JSON.stringify(source)}`,
      plain({ target: { source, selector: bare.target.selector } }),
    ]),
  ),
  'a source with each name': plain({
    target: ['label', 'title', 'dc:title', 'name'].map((name) => ({
      source: { id: 'urn:x:s', [name]: `by ${name}` },
      selector: bare.target.selector,
    })),
  }),
  'a source with its name as a value': plain({
    target: { source: { id: 'urn:x:s', label: { '@value': 'Chapter' } }, selector: bare.target.selector },
  }),
  'no source': plain({ target: { selector: bare.target.selector } }),
  'context on both sides': quoting({ prefix: 'The ', suffix: ' came' }),
  'long context': quoting({ prefix: `${'前'.repeat(300)}`, suffix: '𠮷'.repeat(300) }),
  'context that is no text': quoting({ prefix: 7, suffix: ['a'] }),
  'a quote refined': selecting({
    type: 'XPathSelector',
    value: '/p[1]',
    refinedBy: { type: 'TextQuoteSelector', exact: 'ferry' },
  }),
  'a quote refined by a list': selecting({
    type: 'CssSelector',
    refinedBy: [{ type: 'TextQuoteSelector', exact: 'ferry' }],
  }),
  'a chain of eight, and of nine': plain({
    target: [7, 8].map((length) => ({
      source: 's',
      selector: Array.from({ length }).reduce<unknown>(
        (inner) => ({ type: 'XPathSelector', refinedBy: inner }),
        { type: 'TextQuoteSelector', exact: `ferry ${length}` },
      ),
    })),
  }),
  'a quote of no type': selecting({ exact: 'ferry' }),
  'quotes that are empty, and one that is not': selecting(
    { type: 'TextQuoteSelector', exact: '' },
    { type: 'TextQuoteSelector', exact: 7 },
    { type: ['TextQuoteSelector'], exact: 'ship' },
  ),
  'half a character in the quote': quoting({ exact: 'a\ud800' }),
  'a position': selecting(
    { type: 'TextQuoteSelector', exact: 'ferry' },
    { type: 'TextPositionSelector', start: 10, end: 15 },
  ),
  'a position without an end': selecting(
    { type: 'TextQuoteSelector', exact: 'ferry' },
    { type: 'TextPositionSelector', start: 10 },
  ),
  'a position that ends before it starts': selecting(
    { type: 'TextQuoteSelector', exact: 'ferry' },
    { type: 'TextPositionSelector', start: 10, end: 5 },
  ),
  'a position that is none': selecting(
    { type: 'TextQuoteSelector', exact: 'ferry' },
    { type: 'TextPositionSelector', start: -1, end: 5 },
  ),
  'a position that refines': selecting({
    type: 'TextQuoteSelector',
    exact: 'ferry',
    refinedBy: { type: 'TextPositionSelector', start: 1, end: 2 },
  }),
  ...Object.fromEntries(
    [
      'char=10,15',
      '#char=10',
      'char=10,15;length=9',
      'char=,15',
      'char=10,5',
      'line=3',
      'char=10x',
      'segment=3',
      '#segment=3',
      'segment=x',
      'segment=1234567890123456',
    ].map((value) => [
      `fragment ${value}`,
      selecting(
        { type: 'TextQuoteSelector', exact: 'ferry' },
        { type: 'FragmentSelector', value, refinedBy: { type: 'TextPositionSelector', start: 4, end: 9 } },
      ),
    ]),
  ),
  'a fragment without a position': selecting(
    { type: 'TextQuoteSelector', exact: 'ferry' },
    { type: 'FragmentSelector', value: 'segment=3' },
  ),
  'a fragment whose position ends before it starts': selecting(
    { type: 'TextQuoteSelector', exact: 'ferry' },
    {
      type: 'FragmentSelector',
      value: 'segment=3',
      refinedBy: { type: 'TextPositionSelector', start: 9, end: 4 },
    },
  ),
  'a range': selecting(
    { type: 'TextQuoteSelector', exact: 'ferry' },
    {
      type: 'RangeSelector',
      startSelector: { type: 'TextPositionSelector', start: 10 },
      endSelector: [7, { type: 'FragmentSelector', value: 'char=20' }],
    },
  ),
  'a range without an end': selecting(
    { type: 'TextQuoteSelector', exact: 'ferry' },
    { type: 'RangeSelector', startSelector: { type: 'TextPositionSelector', start: 10, end: 12 } },
  ),
  'a range without a start': selecting(
    { type: 'TextQuoteSelector', exact: 'ferry' },
    { type: 'RangeSelector', endSelector: { type: 'TextPositionSelector', start: 10 } },
  ),
  'a range of ranges': selecting(
    { type: 'TextQuoteSelector', exact: 'ferry' },
    {
      type: 'RangeSelector',
      startSelector: { type: 'RangeSelector', startSelector: { type: 'TextPositionSelector', start: 10 } },
      endSelector: { type: 'RangeSelector' },
    },
  ),
  'a place of ours': withAnchor({}),
  ...Object.fromEntries(
    [
      ['start', -1],
      ['start', 10],
      ['end', 3.5],
      ['segment', 'x'],
      ['start', 9],
    ].map(([name, value]) => [
      `place with ${String(name)} ${String(value)}`,
      withAnchor({ [`duizhao:${String(name)}`]: value }),
    ]),
  ),
  ...Object.fromEntries(
    ['edited', 'replaced', 'orphan', 'ambiguous', 'lost'].map((status) => [
      `status ${status}`,
      withAnchor({ 'duizhao:status': status }),
    ]),
  ),
  leans: withAnchor({ 'duizhao:startLean': 'before', 'duizhao:endLean': 'after' }),
  'leans that are none': withAnchor({ 'duizhao:startLean': 'x', 'duizhao:endLean': 7, 'duizhao:madeOn': 7 }),
  candidates: withAnchor({
    'duizhao:status': 'ambiguous',
    'duizhao:candidates': [
      { 'duizhao:segment': 1, 'duizhao:start': 0, 'duizhao:end': 5 },
      { 'duizhao:segment': 1 },
      7,
      ...Array.from({ length: 120 }, (_, n) => ({
        'duizhao:segment': n,
        'duizhao:start': 0,
        'duizhao:end': 5,
      })),
    ],
  }),
  'no anchor of ours': withTarget({ 'duizhao:anchor': 7 }),
  'no state': withTarget({ state: [7, { 'duizhao:hash': 'cc' }] }),
  // Replies
  'a reply': {
    id: 'urn:x:2',
    type: 'Annotation',
    motivation: 'replying',
    target: 'urn:x:1',
    body: { value: 'Yes' },
    creator: 'Mei',
    created: '2026-01-02',
    'duizhao:revision': 3,
  },
  'a reply with more': {
    id: 'urn:x:2',
    type: 'Annotation',
    motivation: ['oa:replying'],
    target: { id: `urn:uuid:${uid}` },
    bodyValue: 'Yes',
    rights: 'x',
  },
  'a reply to a source': {
    id: 'urn:x:2',
    type: 'Annotation',
    motivation: 'replying',
    target: [{ source: { id: 'urn:x:1' } }],
    body: [{ value: 'One' }, { value: 'tag', purpose: 'tagging' }, { value: 'Two' }],
  },
  'a reply without words': {
    id: 'urn:x:2',
    type: 'Annotation',
    motivation: 'replying',
    target: 'urn:x:1',
    body: { value: ' ' },
  },
  'a reply that is too long': {
    id: 'urn:x:2',
    type: 'Annotation',
    motivation: 'replying',
    target: 'urn:x:1',
    body: { value: 'x'.repeat(100_001) },
  },
  'a reply to nothing': {
    id: 'urn:x:2',
    type: 'Annotation',
    motivation: 'replying',
    target: { selector: bare.target.selector, source: {} },
    body: { value: 'Yes' },
  },
  // None
  'a number': 7,
  'a list': [bare],
  nothing: null,
  'of another type': { id: 'urn:x:1', type: 'Note' },
  'of several types': plain({ type: ['Note', 'Annotation'] }),
  'of a long type': { type: 'x'.repeat(150) },
};
