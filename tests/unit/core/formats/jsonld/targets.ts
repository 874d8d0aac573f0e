import { bare, plain, quoting, selecting, uid, withAnchor, withTarget } from './annotations.ts';

/* What annotations are on; replies, and what is no annotation. */

export const targets: Readonly<Record<string, unknown>> = {
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
  'long context': quoting({ prefix: '前'.repeat(300), suffix: '𠮷'.repeat(300) }),
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
