/**
 * Text typed and not yet committed. The open cell registers how to send it; everything that reads or changes the
 * project from elsewhere settles drafts first.
 */
type Flush = () => Promise<boolean>;

const held = new Set<Flush>();

/** Registers a draft. `flush` sends what is unsent and answers whether all of it is committed. Answers how to let go. */
export const holdDraft = (flush: Flush): (() => void) => {
  held.add(flush);
  return () => void held.delete(flush);
};

/** Sends every draft and waits for the commits. False when one of them failed; the text is then still in its editor. */
export const settleDrafts = async (): Promise<boolean> => {
  const done = await Promise.all(Array.from(held, (flush) => flush()));
  return done.every(Boolean);
};
