import { SaxesParser } from 'saxes';
import type { ExportColumn, ExportRow } from '#core/formats/export-source.ts';
import { usualLimits } from '#core/formats/text-format.ts';
import { code } from '#core/formats/tmx/code.ts';
import type { BlockId, DocumentId } from '#core/model/index.ts';
import { round, type Bench, type Line } from '../measure.ts';

const units = 50_000;

/** A memory as tools write it: two languages, a pair of codes in each text, a state and dates. */
const memory = (): Uint8Array => {
  const parts = [
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n<header creationtool="a" creationtoolversion="1" segtype="sentence" o-tmf="a" adminlang="en" srclang="zh-TW" datatype="html"/>\n<body>\n',
  ];
  const pair = (words: string): string =>
    `<bpt i="1" x="1" type="bold">&lt;b></bpt>${words}<ept i="1">&lt;/b></ept>`;
  for (let n = 0; n < units; n += 1)
    parts.push(
      `<tu tuid="${n}" creationdate="20240101T000000Z">\n<prop type="x-ConfirmationLevel">Translated</prop>\n<tuv xml:lang="zh-TW"><seg>第${n}句：渡口在河的${pair('南岸')}，每天有${n % 7}班船。</seg></tuv>\n<tuv xml:lang="en-US"><seg>Sentence ${n}: the ferry is on the ${pair('south')} bank; there are ${n % 7} boats a day.</seg></tuv>\n</tu>\n`,
    );
  parts.push('</body>\n</tmx>\n');
  return new TextEncoder().encode(parts.join(''));
};

function* portions(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

/** Seconds of processor time, since other processes share the machine. */
const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

const measured = (work: () => number): { readonly bytes: number; readonly seconds: number } => {
  const start = cpu();
  const bytes = work();
  return { bytes, seconds: cpu() - start };
};

/** The best of three, as the machine is never quiet. */
const best = (work: () => number) =>
  [measured(work), measured(work), measured(work)].toSorted((a, b) => a.seconds - b.seconds)[0] ?? {
    bytes: 0,
    seconds: NaN,
  };

const columns: readonly ExportColumn[] = [
  { side: 'source', language: 'zh-TW', label: 'original' },
  { side: 'en', language: 'en-US', label: 'English' },
];
const options = { layout: 'side-by-side', created: '2026-01-01T00:00:00.000Z' } as const;

/** The rows of the memory, every translation with another word. */
const rowsIn = (bytes: Uint8Array): readonly ExportRow[] =>
  Array.from(code.read?.(portions(bytes), {}, usualLimits).blocks ?? []).flatMap((block, n): ExportRow[] => {
    if (!block.ok) throw new Error(block.error.code);
    const [segment] = block.value.segments ?? [];
    const [translation] = segment?.translations ?? [];
    if (segment === undefined || translation === undefined) return [];
    const { text, tags } = translation.rich;
    return [
      {
        row: n + 1,
        document: 1 as DocumentId,
        block: { id: (n + 1) as BlockId, kind: 'paragraph', level: 0 },
        opensBlock: true,
        opensDocument: null,
        gap: '\n',
        ...(segment.ref === undefined ? {} : { ref: segment.ref }),
        texts: { source: segment.rich, en: { text: text.replace('boats', 'ships'), tags } },
        facts: { en: { state: 'translated', locked: false, stale: false, origin: 'typed' } },
      },
    ];
  });

export const tmx: Bench = {
  name: 'tmx',
  run: async () => {
    const bytes = memory();
    const floor = best(() => {
      const parser = new SaxesParser();
      parser.on('text', () => undefined);
      parser.on('opentag', () => undefined);
      const decoder = new TextDecoder();
      for (const portion of portions(bytes)) parser.write(decoder.decode(portion, { stream: true }));
      parser.close();
      return bytes.length;
    });
    let heap = 0;
    const read = best(() => {
      let count = 0;
      for (const block of code.read?.(portions(bytes), {}, usualLimits).blocks ?? []) {
        if (!block.ok) throw new Error(block.error.code);
        count += 1;
        if (count % 5000 === 0) heap = Math.max(heap, process.memoryUsage().heapUsed);
      }
      return count === units ? bytes.length : NaN;
    });
    const rows = rowsIn(bytes);
    const source = { title: '', columns, rows, labels: { language: 'en', number: '', page: '' } };
    const originals = () => [{ bytes: () => bytes, text: () => '' }];
    const out = (write: typeof code.write, more: object): number => {
      let length = 0;
      const done = write?.(
        { ...source, ...more },
        options,
        (piece) => void (length += Buffer.byteLength(piece)),
      );
      return done?.ok === true ? length : NaN;
    };
    const lines = (
      [
        ['the parser alone', floor],
        ['read', read],
        ['filled, every unit changed', best(() => out(code.fill, { originals, columns: columns.slice(1) }))],
        ['written anew', best(() => out(code.write, {}))],
      ] as const
    ).map(([what, { bytes: length, seconds }]): Line => {
      const speed = length / 1e6 / seconds;
      return {
        what,
        'MB per CPU second': round(speed),
        'of the parser alone': round(speed / (floor.bytes / 1e6 / floor.seconds), 2),
      };
    });
    return {
      title: `TMX of ${units} units, ${round(bytes.length / 1e6)} MB`,
      notes: [
        `Largest heap while reading: ${round(heap / 1e6, 0)} MB, of which the file held in memory is no part. No peer: translate-toolkit is not installed.`,
      ],
      lines,
    };
  },
};
