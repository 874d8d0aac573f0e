import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { EngineClient } from '#api/contract.ts';
import { reportFormats } from '#core/review/report-files.ts';
import type { Row } from '#core/model/index.ts';
import { readPackage } from '#engine/review/package-file/read.ts';
import { english } from '#tests/integration/engine/english.ts';
import { randomFrom } from '#tests/unit/core/annotations/anchoring/prose.ts';
import { engineIn, makeProject, must } from '../engine.ts';
import { median, round, timed, type Bench, type Line } from '../measure.ts';

/** A little more than the rows reviewed. */
const characters = 380_000;
const rows = 10_000;
const suggested = 2000;
const commented = 500;
const lookedAt = 15;
const job = 'bench';

const seconds = (ms: number): string => `${round(ms / 1000, 2)} s`;
const kilobytes = (bytes: number): string => `${Math.round(bytes / 1024)} KB`;

/** `count` rows, evenly spread over those that are reviewed. */
const spreadRows = async (client: EngineClient, count: number): Promise<readonly Row[]> => {
  const found: Row[] = [];
  for (let from = 1; from <= rows; from += 500) {
    found.push(...must(await client.rows.page({ from, count: 500 })).rows);
  }
  return found.slice(0, rows).filter((_, n) => n % (rows / count) === 0);
};

const write = async (client: EngineClient, { segment, cells }: Row, text: string): Promise<void> => {
  const after = { text, tags: [] };
  must(await client.cells.edit({ segment, side: 'en', before: cells.en?.text ?? '', after }));
};

/** Another word in the middle: one suggestion. */
const withOtherWord = (text: string, word: string): string => {
  const words = text.split(' ');
  words[Math.floor(words.length / 2)] = word;
  return words.join(' ');
};

const translate = async (client: EngineClient): Promise<void> => {
  const random = randomFrom(4);
  for (const row of await spreadRows(client, rows)) await write(client, row, english(random));
};

/** What a reviewer does in the copy; answers how long the suggestions took. */
const reviewIn = async (client: EngineClient): Promise<number> => {
  const chosen = await spreadRows(client, suggested);
  const { ms } = await timed(async () => {
    for (const row of chosen)
      await write(client, row, withOtherWord(row.cells.en?.text ?? '', 'lantern-lit'));
  });
  for (const { segment } of await spreadRows(client, commented)) {
    const content = {
      body: 'Is this what is said?',
      kind: 'comment',
      wording: null,
      category: null,
    } as const;
    const ranges = [{ segment, side: 'en' as const, start: 0, end: 3 }];
    const shared = { severity: null, tags: [], visibility: 'shared' } as const;
    must(await client.annotations.create({ content: { ...content, ...shared, tags: [] }, ranges }));
  }
  return ms;
};

/** What a package carries, against what its texts alone would need, and the least its bytes take to make and to read. */
const weigh = async (path: string) => {
  const { content } = must(await readPackage(path, path, null));
  const texts = [
    ...content.rows.flatMap(({ cells }) => cells),
    ...content.record.cells.map(({ value }) => value.text),
  ]
    .map(({ text }) => text)
    .join('\n');
  const bytes = (await stat(path)).size;
  const made = await timed(() => deflateRawSync(JSON.stringify(content)));
  const read = await timed(() => JSON.parse(inflateRawSync(made.value).toString('utf8')) as unknown);
  return { bytes, ratio: round(bytes / deflateRawSync(texts).length, 2), made: made.ms, read: read.ms };
};

const weighed = (what: string, { bytes, ratio }: Awaited<ReturnType<typeof weigh>>): Line => ({
  what,
  duizhao: `${kilobytes(bytes)}, ${ratio} times its texts compressed`,
  beside: '',
  wanted: 'twice its texts',
});

/** A page of suggestions right after an edit of a reviewed text, which may have moved them. */
const pagesAfterEdits = async (client: EngineClient, review: string): Promise<readonly number[]> => {
  const taken: number[] = [];
  for (const row of (await spreadRows(client, suggested)).slice(0, lookedAt)) {
    await write(client, row, `${row.cells.en?.text ?? ''} Yes.`);
    taken.push((await timed(async () => must(await client.review.items({ review })))).ms);
  }
  return taken;
};

const reports = async (client: EngineClient, folder: string, review: string): Promise<readonly Line[]> => {
  const lines: Line[] = [];
  for (const format of reportFormats) {
    const path = join(folder, `report.${format}`);
    const own = await timed(async () => must(await client.review.report({ review, job, format, path })));
    const peer = format === 'csv' ? null : format;
    const out = { job, columns: ['source' as const, 'en' as const], path: join(folder, `out.${format}`) };
    const other =
      peer === null
        ? null
        : await timed(async () => must(await client.exports.run({ ...out, format: peer })));
    lines.push({
      what: `report, ${format}`,
      duizhao: `${seconds(own.ms)}, ${kilobytes((await readFile(path)).length)}`,
      beside: other === null ? '' : `export of the same rows: ${seconds(other.ms)}`,
      wanted: '',
    });
  }
  return lines;
};

/** A review from being handed over to its report. */
export const review: Bench = {
  name: 'review',
  run: async (folder) => {
    const imported = await timed(() => makeProject(folder, characters));
    const host = engineIn(folder);
    const guest = engineIn(join(folder, 'guest'));
    const [sent, back] = [join(folder, 'sent.duizhao-review'), join(folder, 'back.duizhao-review')];
    must(await host.client.project.open({ path: imported.value }));
    await translate(host.client);
    const scope = { is: 'rows', from: 1, to: rows } as const;
    const opening = { title: 'A look', asked: 'suggest', scope, sides: ['en' as const] } as const;
    const opened = await timed(async () =>
      must(await host.client.review.open({ ...opening, sides: ['en'] })),
    );
    const { id } = opened.value;
    const handed = await timed(async () =>
      must(await host.client.review.package({ job, review: id, path: sent })),
    );
    const taking = { job, from: { path: sent }, reviewer: 'A', path: join(folder, 'copy.duizhao') };
    const taken = await timed(async () => must(await guest.client.review.take(taking)));
    const oneByOne = await reviewIn(guest.client);
    const returned = await timed(async () => must(await guest.client.review.package({ job, path: back })));
    await guest.close();
    const merged = await timed(async () =>
      must(await host.client.review.merge({ job, from: { path: back } })),
    );
    const pages = await pagesAfterEdits(host.client, id);
    const answered = await timed(async () =>
      must(await host.client.review.answer({ review: id, items: {}, decision: 'accepted' })),
    );
    const undone = await timed(async () => must(await host.client.history.undo({})));
    must(await host.client.history.redo({}));
    const written = await reports(host.client, folder, id);
    await host.close();
    const [out, home] = [await weigh(sent), await weigh(back)];
    const line = (what: string, ms: number, beside: string, wanted = ''): Line => ({
      what,
      duizhao: ms < 100 ? `${round(ms)} ms` : seconds(ms),
      beside,
      wanted,
    });
    return {
      title: `A review of ${rows} rows, ${merged.value.items} suggestions, ${merged.value.annotations} comments`,
      notes: [
        'JSON: the content of the package, nothing checked, written and compressed, or read, in one go.',
      ],
      lines: [
        line('open: choose and freeze the rows', opened.ms, ''),
        line('write the package', handed.ms, `JSON: ${seconds(out.made)}`, '3 s'),
        weighed('the package', out),
        line(
          'take it: the copy of the reviewer',
          taken.ms,
          `import of the original alone: ${seconds(imported.ms)}`,
        ),
        line('hand back', returned.ms, `JSON: ${seconds(home.made)}`, '3 s'),
        weighed('what is handed back', home),
        line('merge', merged.ms, `JSON: ${seconds(home.read)}`, '3 s'),
        line(`first page of suggestions after an edit, median of ${lookedAt}`, median(pages), ''),
        line(
          `accept them all: ${answered.value.answered}`,
          answered.ms,
          `the same edits one by one, in the copy: ${seconds(oneByOne)}`,
        ),
        line('undo that', undone.ms, ''),
        ...written,
      ],
    };
  },
};
