import { ok, type Result } from '#core/model/index.ts';
import { partBytes, type OfficePackage, type PartText } from '#core/ooxml/package.ts';
import { applySourceEdits, type SourceEdit } from '../patch.ts';

/** Gathers the changes of the parts of a package, which may come from several sides. */
export type FilledParts = {
  readonly add: (part: string, edits: readonly SourceEdit[]) => Result<null>;
  /** The new bytes of each part that changes. */
  readonly contents: () => ReadonlyMap<string, Uint8Array>;
};

/** Failures of `add`: of the package. Changes of a part must not overlap. */
export const filledParts = (office: OfficePackage): FilledParts => {
  const parts = new Map<string, { readonly text: PartText; readonly edits: SourceEdit[] }>();
  return {
    add: (part, edits) => {
      if (edits.length === 0) return ok(null);
      const known = parts.get(part);
      const text = known === undefined ? office.text(part) : ok(known.text);
      if (!text.ok) return text;
      if (text.value === null) return ok(null);
      const own = known ?? { text: text.value, edits: [] };
      parts.set(part, own);
      own.edits.push(...edits);
      return ok(null);
    },
    contents: () =>
      new Map(
        Array.from(parts, ([part, { text, edits }]) => [
          part,
          partBytes(applySourceEdits(text.text, edits).join(''), text),
        ]),
      ),
  };
};
