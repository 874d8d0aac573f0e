import type { Anchor } from '../model/index.ts';
import { sliceCodePoints } from '../text/codepoints.ts';
import { contextLength } from './anchor.ts';

/**
 * An anchor on its way out of the project, with nothing round its quote that can be read no more: with the context it has
 * where one of `texts` (those of its cell that go along, or that everybody sees) still holds it, else with what stands there
 * round its words, else with none. The quote is shown with the annotation, whatever became of the text, and of an orphan its
 * context too.
 */
export const contextIn = (anchor: Anchor, texts: readonly string[]): Anchor => {
  const { start, end, quote, prefix, suffix, status } = anchor;
  if (status === 'orphan') return anchor;
  if (texts.some((text) => text.includes(prefix) && text.includes(suffix))) return anchor;
  const on = texts.find((text) => sliceCodePoints(text, start, end) === quote);
  if (on === undefined) return { ...anchor, prefix: '', suffix: '' };
  return {
    ...anchor,
    prefix: sliceCodePoints(on, Math.max(0, start - contextLength), start),
    suffix: sliceCodePoints(on, end, end + contextLength),
  };
};
