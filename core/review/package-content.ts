import type { PackageContent } from './package.ts';
import { canonicalJson } from './versions.ts';

/** Canonical JSON in pieces: what is in lists, one by one. */
function* pieces(value: unknown): Generator<string> {
  if (Array.isArray(value)) {
    yield '[';
    for (const [index, one] of value.entries()) yield `${index === 0 ? '' : ','}${canonicalJson(one)}`;
    yield ']';
  } else if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [index, [key, one]] of entries.entries()) {
      yield `${index === 0 ? '{' : ','}${JSON.stringify(key)}:`;
      yield* pieces(one);
    }
    yield entries.length === 0 ? '{}' : '}';
  } else yield canonicalJson(value);
}

/** `content.json`: canonical JSON (`canonicalJson`) in pieces, one a row or version, so that it can be made little by little. */
export const contentPieces = (content: PackageContent): Generator<string> => pieces(content);

/** Whether `json` is what would be written of the content: no key twice, nothing between the lines. Pauses with each piece. */
export function* isAsWritten(json: string, content: PackageContent): Generator<undefined, boolean> {
  let at = 0;
  for (const piece of contentPieces(content)) {
    if (!json.startsWith(piece, at)) return false;
    at += piece.length;
    yield;
  }
  return at === json.length;
}
