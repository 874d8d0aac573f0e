import { bare, body, plain, times, uid, whole } from './annotations.ts';

/* What annotations say, and who says it when. */

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
    ].map(([what, creator]) => [`creator: ${JSON.stringify(what)}`, plain({ creator })]),
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
};
