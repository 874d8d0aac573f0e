/** Portions of a file as one: for formats that are read from their end, as zips are. */
export const joinedBytes = (portions: Iterable<Uint8Array>): Uint8Array => {
  const pieces = Array.from(portions);
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
};
