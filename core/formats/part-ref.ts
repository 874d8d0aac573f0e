const decoded = (name: string): string => {
  if (!name.includes('%')) return name;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
};

const escapes: Readonly<Record<string, string>> = { '%': '%25', '+': '%2B', '#': '%23' };

/** The reference of a block in a part of a package: the part, and the place there. Several places, with plus signs between, hold the same words. */
export const partRef = (path: string, ref: string): string => {
  const own = path.replaceAll(/[%+#]/g, (char) => escapes[char] ?? char);
  return ref
    .split('+')
    .map((place) => `${own}#${place}`)
    .join('+');
};

type PartPlace = { readonly path: string; readonly ref: string };

const placeOf = (place: string): readonly PartPlace[] => {
  const at = place.indexOf('#');
  return at < 0 ? [] : [{ path: decoded(place.slice(0, at)), ref: place.slice(at + 1) }];
};

/** The places of a reference. */
export const placesIn = (ref: string): readonly PartPlace[] =>
  ref.includes('+') ? ref.split('+').flatMap(placeOf) : placeOf(ref);
