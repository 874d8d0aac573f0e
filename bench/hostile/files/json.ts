import { bytesOf, many, noise, numbered, repeated, text, type HostileFile } from '../file.ts';

const selector = '{"type":"TextQuoteSelector","exact":"他走了"}';

const annotation = (number: number, more = ''): string =>
  `{"type":"Annotation","id":"urn:uuid:${number}","body":{"value":"a"}${more},"target":{"selector":${selector}}}`;

const list = (piece: (number: number) => string, size: number): string =>
  `[${numbered((n) => `${n === 0 ? '' : ','}${piece(n)}`, size)}]`;

const json = (name: string, make: (size: number) => string, more: Partial<HostileFile> = {}): HostileFile =>
  text(name, make, { reader: 'annotations', ...more });

const reader = { reader: 'annotations' } as const;

/** Annotations: JSON-LD. */
export const jsonFiles: readonly HostileFile[] = [
  json('one-word.jsonld', (size) => list((n) => annotation(n), size), { megabytes: 1 }),
  json('words-large.jsonld', (size) => list((n) => annotation(n).replace('他走了', `第${n}天`), size), {
    reader: 'annotations-large',
    megabytes: 1,
  }),
  json('one-word-large.jsonld', (size) => list((n) => annotation(n), size), {
    reader: 'annotations-large',
    megabytes: 1,
  }),
  json(
    'positions-large.jsonld',
    (size) =>
      list(
        (n) =>
          annotation(n).replace(
            selector,
            `[${selector},{"type":"TextPositionSelector","start":${n * 100},"end":${n * 100 + 3}}]`,
          ),
        size,
      ),
    { reader: 'annotations-large', megabytes: 0.25 },
  ),
  json('annotations.jsonld', (size) => list((n) => annotation(n), size)),
  json('annotations-9.jsonld', (size) => list((n) => annotation(n), size), { megabytes: 9 }),
  json('quotes.jsonld', (size) => list((n) => annotation(n).replace('他走了', `天黑了${n}`), size), {
    megabytes: 4,
  }),
  json('same.jsonld', (size) => list(() => annotation(1), size)),
  json(
    'replies.jsonld',
    (size) =>
      list(
        (n) =>
          n === 0
            ? annotation(0)
            : `{"type":"Annotation","id":"urn:uuid:${n}","motivation":"replying","body":{"value":"a"},"target":"urn:uuid:${n - 1}"}`,
        size,
      ),
    { megabytes: 4 },
  ),
  json(
    'targets.jsonld',
    (size) =>
      `{"type":"Annotation","id":"urn:uuid:1","body":"a","target":${list(() => `{"selector":${selector}}`, size)}}`,
  ),
  json(
    'bodies.jsonld',
    (size) =>
      `{"type":"Annotation","id":"urn:uuid:1","body":${list(() => '"a"', size)},"target":{"selector":${selector}}}`,
  ),
  json('body-long.jsonld', (size) => `[${annotation(1).replace('"a"', `"${repeated('天黑了', size)}"`)}]`),
  json('bodies-long.jsonld', (size) =>
    list((n) => annotation(n).replace('"a"', `"${repeated('天', 99_000)}"`), size),
  ),
  json('quote-long.jsonld', (size) => `[${annotation(1).replace('他走了', repeated('天黑了', size))}]`),
  json(
    'tags.jsonld',
    (size) =>
      `[${annotation(1).replace(
        '"a"',
        list((n) => `{"type":"TextualBody","purpose":"tagging","value":"a${n}"}`, size),
      )}]`,
  ),
  json(
    'refined.jsonld',
    (size) =>
      `[${annotation(1).replace(selector, `${'{"type":"TextQuoteSelector","exact":"他","refinedBy":'.repeat(Math.min(400, size))}${selector}${'}'.repeat(Math.min(400, size))}`)}]`,
  ),
  json('refusals.jsonld', (size) => list(() => '{"type":"Annotation"}', size)),
  json('nested.jsonld', (size) => `${'['.repeat(size / 2)}${']'.repeat(size / 2)}`),
  json('nested-objects.jsonld', (size) => `${'{"a":'.repeat(size / 6)}1${'}'.repeat(size / 6)}`),
  json('keys.jsonld', (size) => `{${numbered((n) => `${n === 0 ? '' : ','}"a${n}":1`, size)}}`),
  json('foreign.jsonld', (size) => list((n) => annotation(n, ',"x":{"a":[1]}'), size), {
    megabytes: 4,
  }),
  json('numbers.jsonld', (size) => `[${repeated('1,', size)}1]`),
  json('numbers-largest.jsonld', (size) => `[${repeated('1,', size)}1]`, { megabytes: 63 }),
  json('strings.jsonld', (size) => `[${repeated('"",', size)}""]`, { megabytes: 63 }),
  json('string.jsonld', (size) => `"${repeated('\\u4e2d', size)}"`, { megabytes: 63 }),
  many('beyond.jsonld', '[]', { ...reader, megabytes: 128 }),
  bytesOf('noise.jsonld', noise, reader),
];
