import { ok } from '#core/model/index.ts';
import type { OfficePackage, PartText } from '#core/ooxml/package.ts';
import { applySourceEdits } from '../../patch.ts';
import { adaptEdits, type Adaptation, type AdaptedCounts } from './adapt.ts';
import type { OpenDocument } from './open-document.ts';

/** The parts that say how text is set: the defaults first, then the words and their drawings. */
const adaptedParts = ({ parts }: OpenDocument): readonly string[] => [
  ...[parts, parts.blocks]
    .flatMap((one) => (one === null ? [] : [one.styles, one.settings, one.theme, one.numbering]))
    .filter((part) => part !== null),
  ...parts.worded.flatMap(({ part, shown }) => (shown === null ? [part] : [part, shown])),
];

/**
 * Adapts parts of a package to a language, those that were filled (`filled`) in their new state, and puts what changes there. A part that is damaged
 * stays as it is: nobody had to read it.
 */
export const adaptParts = (
  office: OfficePackage,
  parts: readonly string[],
  filled: Map<string, PartText>,
  adaptation: Adaptation,
  counts: AdaptedCounts,
): void => {
  for (const part of parts) {
    const text = filled.has(part) ? ok(filled.get(part) ?? null) : office.text(part);
    if (!text.ok || text.value === null) continue;
    const edits = adaptEdits(part, text.value.text, adaptation, counts);
    if (edits.ok && edits.value.length > 0)
      filled.set(part, { ...text.value, text: applySourceEdits(text.value.text, edits.value).join('') });
  }
};

/** Adapts a document. */
export const adaptDocument = (
  document: OpenDocument,
  filled: Map<string, PartText>,
  adaptation: Adaptation,
  counts: AdaptedCounts,
): void => adaptParts(document.office, adaptedParts(document), filled, adaptation, counts);
