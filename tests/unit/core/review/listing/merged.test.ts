import { describe, expect, it } from 'vitest';
import type { Answer, Cell, CellState, FrozenCell, RichText } from '#core/model/index.ts';
import { acceptItems, acceptUncontested, takeTheirs, type Accepted } from '#core/review/accept-items.ts';
import { decisionsBy, segmentChoices } from '#core/review/decide.ts';
import { itemsOfCell, reviewedCell } from '#core/review/items.ts';
import { mergeCell, type MergedItem } from '#core/review/merge.ts';
import type { Returned } from '#core/review/parties.ts';
import { readableEdits } from '#core/review/readable.ts';
import { applyRichEdits, richHash } from '#core/review/rich-edit.ts';
import { sliceCodePoints } from '#core/text/codepoints.ts';
import { richText } from '#tests/unit/core/formats/golden-text.ts';
import { answered, segment } from '../report-fixtures.ts';
import { cases, pairs } from './texts.ts';

/*
 * What suggestions come of texts that reviewers left, how they stand beside each other and the translator's text, and what comes of taking them. Where a change of the code changes
 * a list, the lines that differ are looked through, and it is written anew by `vitest run FILE -u`.
 */

const place = { segment: segment(1), side: 'en' } as const;
const frozenCell = (rich: RichText, state: CellState = 'translated'): FrozenCell => ({
  ...place,
  ...rich,
  state,
  hash: richHash(rich),
});
const cellOf = (rich: RichText, state: CellState = 'translated'): Cell => ({
  ...rich,
  state,
  locked: false,
  origin: 'typed',
  stale: false,
});
const returnedBy = (
  reviewer: string,
  sent: FrozenCell,
  rich: RichText,
  state: CellState = 'translated',
): Returned => ({
  cell: reviewedCell({ ...place, reviewer }, sent, rich, state),
  frozen: sent,
});

/** A text with what changes in it: `He [went→walked] home`. */
const marked = (
  before: string,
  edits: readonly { readonly start: number; readonly end: number; readonly insert: string }[],
): string => {
  let at = 0;
  let shown = '';
  for (const { start, end, insert } of edits) {
    shown += `${sliceCodePoints(before, at, start)}[${sliceCodePoints(before, start, end)}→${insert}]`;
    at = end;
  }
  return shown + sliceCodePoints(before, at, Array.from(before).length);
};

const visible = (text: string): string => JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"');
const name = (item: MergedItem['item']): string =>
  `${item.reviewer} ${item.kind} ${item.before.start}–${item.before.end} “${item.removed}” → “${item.inserted}” ${item.after.start}–${item.after.end}`;

describe('suggestions', () => {
  it('are cut as they were', async () => {
    const lines = pairs.flatMap(([before, after]) =>
      readableEdits(before, after).map(
        (edits, n, all) => `${n === 0 ? '' : '  '}${all.length} ${visible(marked(before, edits))}`,
      ),
    );
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('suggestions.txt');
  });

  it('are of the kinds they were of', async () => {
    const lines = pairs.map(([before, after]) => {
      const from = frozenCell({ text: before, tags: [] });
      const items = itemsOfCell(
        reviewedCell({ ...place, reviewer: 'A' }, from, { text: after, tags: [] }, 'translated'),
        from,
      );
      return items.map((item) => visible(name(item))).join(' | ');
    });
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('kinds.txt');
  });

  it('make the text they were made of', () => {
    for (const [before, after] of pairs) {
      const edits = readableEdits(before, after).flat();
      expect(marked(before, edits).replaceAll(/\[[^\]]*→([^\]]*)\]/g, '$1'), before).toBe(after);
    }
  });

  const standing = ({ standing: one, contested }: MergedItem, names: ReadonlyMap<string, string>): string => {
    const called = (ids: readonly string[]): string => ids.map((id) => names.get(id) ?? id).join(' ');
    const how =
      one.is === 'free'
        ? `free${one.rivals.length === 0 ? '' : `, rivals ${called(one.rivals)}`}${one.twins.length === 0 ? '' : `, twins ${called(one.twins)}`}`
        : one.is === 'clash'
          ? `clash of “${richText(one.base)}”, ours “${richText(one.ours)}”, theirs “${richText(one.theirs)}”`
          : one.is;
    return contested ? `${how}, contested` : how;
  };
  const accepted = (
    { text, accepted: taken, left, unconfirmed }: Accepted,
    names: ReadonlyMap<string, string>,
  ): string =>
    `“${richText(text)}” of ${taken.map((id) => names.get(id)).join(' ')}${left.length === 0 ? '' : `, left ${left.map((id) => names.get(id)).join(' ')}`}${unconfirmed === null ? '' : `, to be confirmed “${unconfirmed}”`}`;

  /** How a cell is merged, and what comes of each way to decide. */
  const mergedLines = (sent: RichText, ours: RichText, theirs: readonly RichText[]): readonly string[] => {
    const from = frozenCell(sent);
    const returned = theirs.map((rich, n) => returnedBy(['A', 'B', 'C'][n] ?? 'D', from, rich));
    const cell = cellOf(ours);
    const merged = mergeCell(place, cell, returned);
    const names = new Map(merged.items.map(({ item }, n) => [item.id, `#${n + 1}`]));
    const all = new Set(names.keys());
    const everyThird = new Set([...all].filter((_, n) => n % 3 === 0));
    const answers = new Map(
      merged.items
        .slice(0, 2)
        .map(({ item }, n): [string, readonly Answer[]] => [
          item.id,
          [answered(item.id, { decision: n === 0 ? 'accepted' : 'rejected' })],
        ]),
    );
    const taken = acceptItems(cell, merged, all);
    const decided = mergeCell(place, cellOf(taken.text), returned, answers);
    const choices = segmentChoices(cell, from, returned, merged);
    return [
      `-- ours “${richText(ours)}”, theirs ${theirs.map((rich) => `“${richText(rich)}”`).join(', ')}`,
      ...merged.items.map((one) => `  ${names.get(one.item.id)} ${name(one.item)}: ${standing(one, names)}`),
      ...(all.size === 0
        ? []
        : [
            `  all: ${accepted(taken, names)}`,
            ...(taken.unconfirmed === null
              ? []
              : [
                  `  confirmed: ${accepted(acceptItems(cell, merged, all, { confirmed: taken.unconfirmed }), names)}`,
                ]),
            `  uncontested: ${accepted(acceptUncontested(cell, merged, all), names)}`,
            `  some: ${accepted(acceptItems(cell, merged, everyThird), names)}`,
            `  answered: ${decided.items.map((one) => standing(one, names)).join(' | ')}`,
          ]),
      ...merged.items.flatMap((one) => {
        const text = takeTheirs(cell, one);
        return text === null ? [] : [`  theirs of ${names.get(one.item.id)}: “${richText(text)}”`];
      }),
      `  written: ${merged.written.map((rich) => `“${richText(rich)}”`).join(', ')}`,
      ...choices.map(({ is, reviewers, text }) => {
        const decisions = [...decisionsBy(text, returned)].map(
          ([id, decision]) => `${names.get(id) ?? '?'} ${decision}`,
        );
        return `  ${is} ${reviewers.join(' ')} “${richText(text)}”: ${decisions.join(', ')}`;
      }),
    ];
  };

  it('are merged as they were', async () => {
    const lines = Object.entries(cases).flatMap(([kind, { sent, ours, theirs }]) => [
      `== ${kind}: “${richText(sent)}”`,
      ...ours.flatMap((own) => theirs.flatMap((texts) => mergedLines(sent, own, texts))),
    ]);
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('merged.txt');
  });

  it('make the reviewer’s text when all of one reviewer are made', () => {
    for (const { sent, theirs } of Object.values(cases))
      for (const rich of theirs.flat()) {
        const from = frozenCell(sent);
        const items = itemsOfCell(reviewedCell({ ...place, reviewer: 'A' }, from, rich, 'translated'), from);
        expect(
          applyRichEdits(
            from,
            items.flatMap(({ edits }) => edits),
          ),
          rich.text,
        ).toEqual(rich);
      }
  });
});

describe('states', () => {
  it('are merged as they were', async () => {
    const states = ['draft', 'translated', 'reviewed', 'approved'] as const;
    const [text, other] = [
      { text: 'a', tags: [] },
      { text: 'b', tags: [] },
    ];
    const lines: string[] = [];
    for (const sent of ['draft', 'translated'] as const)
      for (const now of states)
        for (const first of states)
          for (const second of [null, 'draft', 'reviewed'] as const) {
            const from = frozenCell(text, sent);
            const returned = [
              returnedBy('A', from, text, first),
              ...(second === null ? [] : [returnedBy('B', from, text, second)]),
            ];
            const same = mergeCell(place, cellOf(text, now), returned).state;
            const open = mergeCell(place, cellOf(text, now), [
              ...returned,
              returnedBy('C', from, other),
            ]).state;
            const elsewhere = mergeCell(place, cellOf(other, now), returned).state;
            lines.push(
              `sent ${sent}, now ${now}, A ${first}, B ${second}: ${same}, with a suggestion ${open}, of another text ${elsewhere}`,
            );
          }
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('states.txt');
  });
});
