import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { codeOf, dialogue, good, projectFile, scratch, startEngine } from '../fixtures.ts';
import { allRows } from '../importing.ts';

/** A review of all English, as a Word document. */
const written = async () => {
  const folder = scratch();
  const engine = startEngine(folder);
  good(await engine.client.project.open({ path: projectFile(folder, [dialogue]) }));
  const review = good(
    await engine.client.review.open({
      title: 'First look',
      asked: 'suggest',
      scope: { is: 'all' },
      sides: ['en'],
      reviewers: [],
    }),
  );
  const path = join(folder, 'out.docx');
  const report = good(
    await engine.client.review.writeDocx({ job: 'w', review: review.id, side: 'en', path }),
  );
  expect(report).toMatchObject({ path, rows: 5 });
  return { folder, engine, review: review.id, path };
};

/** The document as somebody changed its body. */
const changed = (path: string, to: string, change: (body: string) => string): string => {
  const parts = unzipSync(readFileSync(path));
  const body = parts['word/document.xml'];
  if (body === undefined) throw new Error('no body');
  const before = strFromU8(body);
  const after = change(before);
  if (after === before) throw new Error('nothing was changed');
  writeFileSync(to, zipSync({ ...parts, 'word/document.xml': strToU8(after) }));
  return to;
};

describe('a review in Word', () => {
  it('comes back as suggestions of its reviewer, and a second time as nothing new', async () => {
    const { folder, engine, review, path } = await written();
    const back = changed(path, join(folder, 'back.docx'), (body) => body.replace('The end.', 'An end.'));
    const read = () =>
      engine.client.review.readDocx({ job: 'r', review, from: { path: back }, reviewer: '甲' });
    const first = good(await read());
    expect(first).toMatchObject({ same: false, items: 1, from: '甲', clashes: 0 });
    expect(first.rows.map(({ what, row }) => [what, row])).toEqual([
      ['edited', 5],
      ['untracked', 5],
    ]);
    const { items } = good(await engine.client.review.items({ review }));
    expect(
      items.map(({ reviewer, removed, inserted, standing }) => [reviewer, removed, inserted, standing]),
    ).toEqual([['甲', 'The', 'An', 'free']]);
    expect(good(await read())).toMatchObject({ same: true, items: 0 });
    good(
      await engine.client.review.answer({ review, items: items.map(({ id }) => id), decision: 'accepted' }),
    );
    expect((await allRows(engine)).at(-1)?.cells.en?.text).toBe('An end.');
    expect(good(await read())).toMatchObject({ same: true });
    expect(good(await engine.client.project.check({})).problems).toEqual([]);
  });

  it('that has nothing to do with the review is refused, and so is what is no Word document', async () => {
    const { folder, engine, review, path } = await written();
    const strange = join(folder, 'strange.docx');
    good(
      await engine.client.exports.run({ job: 'e', format: 'docx', columns: ['source', 'en'], path: strange }),
    );
    const read = (from: string) =>
      engine.client.review.readDocx({ job: 'r', review, from: { path: from }, reviewer: '甲' });
    expect(codeOf(await read(strange))).toBe('review.word-no-rows');
    const text = join(folder, 'text.docx');
    writeFileSync(text, 'not a zip');
    expect(codeOf(await read(text))).not.toBeNull();
    good(await engine.client.review.close({ review, closed: true }));
    expect(codeOf(await read(path))).toBe('review.closed');
  });
});

const by = (author: string, date = '2026-11-26T09:00:00Z'): string =>
  `w:id="9" w:author="${author}" w:date="${date}"`;
const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const inserted = (text: string, author: string): string => `<w:ins ${by(author)}>${run(text)}</w:ins>`;
const deleted = (text: string, author: string): string =>
  `<w:del ${by(author)}>${run(text).replaceAll('w:t', 'w:delText')}</w:del>`;

/** The body with the run that says `words` in another form. */
const withRun =
  (words: string, content: string) =>
  (body: string): string =>
    body.replace(new RegExp(`<w:r>(?:(?!<w:r>).)*>${words}</w:t></w:r>`, 's'), content);

type Comment = {
  readonly id: number;
  readonly author: string;
  readonly text: string;
  readonly answers?: number;
};

/** A document with comments on the last row's translation, and answers to them. */
const commented = (path: string, to: string, comments: readonly Comment[]): string => {
  const marks = (is: string): string => comments.map(({ id }) => `<w:${is} w:id="${id}"/>`).join('');
  changed(path, to, (body) =>
    body.replace(
      /(<w:r>(?:(?!<w:r>).)*>The end\.<\/w:t><\/w:r>)/s,
      `${marks('commentRangeStart')}$1${marks('commentRangeEnd')}`,
    ),
  );
  const parts = unzipSync(readFileSync(to));
  const wordprocessing = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const word = (year: string, kind: string): string => `http://schemas.microsoft.com/office/${kind}/${year}`;
  const xml = comments
    .map(
      ({ id, author, text }) =>
        `<w:comment ${by(author, `2026-11-26T09:0${id}:00Z`).replace('w:id="9"', `w:id="${id}"`)}><w:p w14:paraId="0000000${id}">${run(text)}</w:p></w:comment>`,
    )
    .join('');
  const extended = comments
    .map(
      ({ id, answers }) =>
        `<w15:commentEx w15:paraId="0000000${id}" ${answers === undefined ? '' : `w15:paraIdParent="0000000${answers}"`} w15:done="0"/>`,
    )
    .join('');
  const relations = strFromU8(parts['word/_rels/document.xml.rels'] ?? new Uint8Array()).replace(
    '</Relationships>',
    `<Relationship Id="rId98" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/><Relationship Id="rId99" Type="${word('2011', 'relationships')}/commentsExtended" Target="commentsExtended.xml"/></Relationships>`,
  );
  writeFileSync(
    to,
    zipSync({
      ...parts,
      'word/_rels/document.xml.rels': strToU8(relations),
      'word/comments.xml': strToU8(
        `<w:comments xmlns:w="${wordprocessing}" xmlns:w14="${word('2010/wordml', 'word')}">${xml}</w:comments>`,
      ),
      'word/commentsExtended.xml': strToU8(
        `<w15:commentsEx xmlns:w15="${word('2012/wordml', 'word')}">${extended}</w15:commentsEx>`,
      ),
    }),
  );
  return to;
};

describe('who wrote in a Word document', () => {
  it('is not asked where its changes bear names: each author has suggestions of their own', async () => {
    const { folder, engine, review, path } = await written();
    const back = changed(
      path,
      join(folder, 'back.docx'),
      withRun(
        'The end\\.',
        deleted('The', '甲') + inserted('An', '甲') + run(' end') + inserted('ing', '乙') + run('.'),
      ),
    );
    const read = () => engine.client.review.readDocx({ job: 'r', review, from: { path: back } });
    expect(good(await read())).toMatchObject({ items: 2, from: '甲, 乙' });
    const { items } = good(await engine.client.review.items({ review }));
    expect(items.map(({ reviewer, made, removed, inserted: put }) => [reviewer, made, removed, put])).toEqual(
      [
        ['甲', '2026-11-26T09:00:00.000Z', 'The', 'An'],
        ['乙', '2026-11-26T09:00:00.000Z', 'end', 'ending'],
      ],
    );
    expect(good(await read())).toMatchObject({ same: true });
    expect(good(await engine.client.project.check({})).problems).toEqual([]);
  });

  it('is asked where something bears no name, and then stands for that alone', async () => {
    const { folder, engine, review, path } = await written();
    const back = changed(path, join(folder, 'back.docx'), (body) =>
      withRun(
        'This is the third\\.',
        run('This is the ') + inserted('last', '乙') + run('.'),
      )(body.replace('The end.', 'An end.')).replace(
        run('This is the '),
        `${run('This is the ')}${deleted('third', '乙')}`,
      ),
    );
    const read = (reviewer?: string) =>
      engine.client.review.readDocx({
        job: 'r',
        review,
        from: { path: back },
        ...(reviewer === undefined ? {} : { reviewer }),
      });
    // One person wrote in it: what bears no name is theirs.
    expect(good(await read())).toMatchObject({ from: '乙' });
    good(await engine.client.history.undo({}));
    expect(good(await read('甲'))).toMatchObject({ from: '乙, 甲' });
    const { items } = good(await engine.client.review.items({ review }));
    expect(items.map(({ reviewer, inserted: put }) => [reviewer, put])).toEqual([
      ['乙', 'last'],
      ['甲', 'An'],
    ]);

    const bare = changed(path, join(folder, 'bare.docx'), (body) => body.replace('The end.', 'No end.'));
    expect(codeOf(await engine.client.review.readDocx({ job: 'r', review, from: { path: bare } }))).toBe(
      'review.word-unnamed',
    );
  });
});

describe('comments of a Word document', () => {
  it('that answer one known by now come below it, and bring it back where it was removed here meanwhile', async () => {
    const { folder, engine, review, path } = await written();
    const { client } = engine;
    const read = async (name: string, comments: readonly Comment[]) => {
      const from = { path: commented(path, join(folder, name), comments) };
      return good(await client.review.readDocx({ job: name, review, from }));
    };
    const notes = async () => good(await client.annotations.list({})).items;
    const first = { id: 1, author: '甲', text: 'Too short' };
    const answer = { id: 2, author: '乙', text: 'I agree', answers: 1 };
    await read('one.docx', [first]);
    const [note] = await notes();
    if (note === undefined) throw new Error('no comment');
    for (const removes of [false, true]) {
      if (removes) good(await client.annotations.remove({ annotations: [note.annotation.id] }));
      expect(await read(`two ${String(removes)}.docx`, [first, answer])).toMatchObject({ replies: 1 });
      expect(
        (await notes()).map(({ annotation, row, replies }) => [
          annotation.body,
          row,
          ...replies.map(({ body }) => body),
        ]),
      ).toEqual([['Too short', 5, 'I agree']]);
      expect(good(await client.project.check({})).problems).toEqual([]);
      good(await client.history.undo({}));
    }
  });

  it('come in with their answers, and as an edit when they were edited since', async () => {
    const { folder, engine, review, path } = await written();
    const read = async (name: string, comments: readonly Comment[]) =>
      good(
        await engine.client.review.readDocx({
          job: name,
          review,
          from: { path: commented(path, join(folder, name), comments) },
        }),
      );
    const bodies = async () =>
      good(await engine.client.annotations.list({})).items.map(({ annotation, replies }) => [
        annotation.author,
        annotation.body,
        ...replies.map((reply) => `${reply.author}: ${reply.body}`),
      ]);
    const first = { id: 1, author: '甲', text: 'Too short' };
    const answer = { id: 2, author: '乙', text: 'I agree', answers: 1 };
    expect(await read('one.docx', [first, answer])).toMatchObject({ annotations: 1, replies: 1 });
    expect(await bodies()).toEqual([['甲', 'Too short', '乙: I agree']]);
    expect(await read('same.docx', [first, answer])).toMatchObject({ same: true });

    const edited = [
      { ...first, text: 'Far too short' },
      { ...answer, text: 'I disagree' },
    ];
    expect(await read('two.docx', edited)).toMatchObject({ same: false });
    expect(await bodies()).toEqual([['甲', 'Far too short', '乙: I disagree']]);
    // The older document says nothing new.
    expect(await read('old.docx', [first, answer])).toMatchObject({ same: true });
    expect(await bodies()).toEqual([['甲', 'Far too short', '乙: I disagree']]);
    expect(good(await engine.client.project.check({})).problems).toEqual([]);
  });
});

describe('columns of a Word document', () => {
  const withoutColumn =
    (column: number) =>
    (body: string): string =>
      body.replaceAll(/<w:tr>.*?<\/w:tr>/gs, (row) => {
        const cells = row.match(/<w:tc>.*?<\/w:tc>/gs) ?? [];
        return row.replace(cells[column] ?? '', '');
      });

  it('may be missing as long as the text and its row can be told: nothing is emptied', async () => {
    const { folder, engine, review, path } = await written();
    const back = changed(path, join(folder, 'back.docx'), (body) =>
      withoutColumn(1)(
        withRun('The end\\.', deleted('The', '甲') + inserted('An', '甲') + run(' end.'))(body),
      ),
    );
    expect(
      good(await engine.client.review.readDocx({ job: 'r', review, from: { path: back } })),
    ).toMatchObject({ items: 1, rows: [{ what: 'edited', row: 5 }] });
  });

  it('that cannot be told apart are the reason of a refusal', async () => {
    const { folder, engine, review, path } = await written();
    const back = changed(path, join(folder, 'back.docx'), withoutColumn(2));
    const answer = await engine.client.review.readDocx({ job: 'r', review, from: { path: back } });
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'review.word-columns', params: { heads: 'No. · Original · Remarks' } },
    });
  });
});

describe('the report of a review', () => {
  it('is written as a page, as a table, and as a Word document', async () => {
    const { folder, engine, review } = await written();
    for (const format of ['html', 'csv'] as const) {
      const path = join(folder, `report.${format}`);
      const report = good(await engine.client.review.report({ job: 'p', review, format, path }));
      expect(report).toMatchObject({ path, rows: 5 });
      expect(readFileSync(path, 'utf8')).toContain(format === 'html' ? 'First look' : '\uFEFF');
    }
    const path = join(folder, 'report.docx');
    good(await engine.client.review.report({ job: 'p', review, format: 'docx', path }));
    const body = unzipSync(readFileSync(path))['word/document.xml'];
    expect(body === undefined ? '' : strFromU8(body)).toContain('First look');
  });
});
