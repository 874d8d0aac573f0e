/* Annotations as programs write them, and as none should. */

export type Json = Readonly<Record<string, unknown>>;

export const uid = '00000000-0000-4000-8000-000000000001';
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
export const bare = {
  id: 'urn:x:1',
  type: 'Annotation',
  target: {
    source: 'https://a.example/b/c%20d.txt?x#y',
    selector: { type: 'TextQuoteSelector', exact: 'ferry' },
  },
};
export const plain = (more: Json = {}): Json => ({ ...bare, ...more });
export const withTarget = (more: Json): Json => ({ ...whole, target: [{ ...target, ...more }] });
export const withAnchor = (more: Json): Json =>
  withTarget({ 'duizhao:anchor': { ...target['duizhao:anchor'], ...more } });
export const selecting = (...selector: readonly unknown[]): Json =>
  plain({ target: { source: 's', selector } });
export const quoting = (more: Json): Json =>
  selecting({ type: 'TextQuoteSelector', exact: 'ferry', ...more });
export const body = (...bodies: readonly unknown[]): Json => ({ ...whole, body: bodies });
export const times = [
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
