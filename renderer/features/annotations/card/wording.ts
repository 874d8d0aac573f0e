import type { AnnotationInfo, PlacedAnchor } from '#api/annotations.ts';
import { ok, fail, type Result, type RichText, type TextEdit } from '#core/model/index.ts';
import { applyEdits, mapTags } from '#core/text/mapping.ts';
import { client } from '#renderer/api.ts';
import { notify } from '#renderer/workspace/store.ts';
import { anchorsOn } from './anchors.ts';
import { ask, resolve } from '../deeds.ts';

/** The one stretch another wording would replace; null when its words are gone, or are several. */
export const replaceable = (info: AnnotationInfo): PlacedAnchor | null => {
  const [anchor, another] = anchorsOn(info, info.side);
  return anchor === undefined || another !== undefined || anchor.row === null || anchor.absent
    ? null
    : anchor;
};

/** The text with a stretch replaced; inline tags stay where they belong. */
const replaced = (text: RichText, edit: TextEdit): RichText => ({
  text: applyEdits(text.text, [edit]),
  tags: mapTags(text.tags, [edit]),
});

const write = async (
  { segment, side, row, start, end }: PlacedAnchor,
  wording: string,
): Promise<Result<true>> => {
  const page = await client.rows.page({ from: row ?? 1, count: 1 });
  if (!page.ok) return page;
  const found = page.value.rows[0];
  const cell = found?.segment === segment ? found.cells[side] : undefined;
  if (cell === undefined) return fail('segment.unknown');
  const edit: TextEdit = { start, end, insert: wording };
  const after = replaced(cell, edit);
  const done = await client.cells.edit({
    segment,
    side,
    before: cell.text,
    after: { text: after.text, tags: [...after.tags] },
    edits: [edit],
  });
  return done.ok ? ok(true) : done;
};

/** Puts the other wording into the text, in one step of undo, and offers to call the matter done. */
export const putWording = async (info: AnnotationInfo): Promise<void> => {
  const { id, wording, resolution } = info.annotation;
  const anchor = replaceable(info);
  if (anchor === null || wording === null) return;
  // Asked of the engine anew: the words may have moved since the card was drawn.
  const now = await ask(() => client.annotations.get({ annotation: id }));
  const place = now === null ? null : replaceable(now);
  if (place === null || (await ask(() => write(place, wording))) === null) return;
  notify({
    tone: 'good',
    key: 'annotations:wordingUsed',
    topic: 'annotations',
    ...(resolution !== null
      ? {}
      : { actions: [{ key: 'annotations:resolveDone', run: () => void resolve(id, 'done') }] }),
  });
};
