import type { Result } from '#core/model/index.ts';
import { openOffice } from '#core/ooxml/package.ts';
import { blockSink } from '../block-sink.ts';
import type { Reading, ReadOptions } from '../format.ts';
import { choicesFor } from '../import-options.ts';
import type { RawBlock } from '../raw-block.ts';
import { joinedBytes } from '../joined-bytes.ts';
import { pptxOptions } from './options.ts';
import { presentationParts } from './parts.ts';
import { placesIn } from './places.ts';

function* blocksOf(
  bytes: Uint8Array,
  { choices: chosen, report, memo }: ReadOptions,
  asked: { comments: boolean },
): Generator<Result<RawBlock>> {
  const office = openOffice(bytes, memo);
  if (!office.ok) {
    yield office;
    return;
  }
  const choices = choicesFor({ id: 'pptx', options: pptxOptions }, chosen);
  const parts = presentationParts(office.value, choices);
  if (!parts.ok) {
    yield parts;
    return;
  }
  asked.comments = parts.value.hasComments;
  for (const finding of parts.value.findings) report?.(finding);
  const sink = blockSink();
  let line = 0;
  for (const slide of parts.value.parts) {
    const text = office.value.text(slide.part);
    if (!text.ok) {
      yield text;
      return;
    }
    if (text.value === null) continue;
    for (const place of placesIn(slide, text.value.text, choices)) {
      if (!place.ok) {
        yield place;
        return;
      }
      const { block, rich, ref } = place.value;
      sink.add({ ...block, rich, line: (line += 1), ref });
      yield* sink.drain();
    }
  }
  yield* sink.end();
}

/** Reads a presentation. Failures: of the package and its XML. */
export const readPresentation = (bytes: Iterable<Uint8Array>, options: ReadOptions): Reading => {
  const asked = { comments: false };
  function* blocks(): Generator<Result<RawBlock>> {
    yield* blocksOf(joinedBytes(bytes), options, asked);
  }
  const ids = (): readonly string[] =>
    pptxOptions.flatMap(({ id }) => (id === 'comments' && !asked.comments ? [] : [id]));
  return { blocks: blocks(), options: ids, damage: () => ({ count: 0, places: [] }) };
};
