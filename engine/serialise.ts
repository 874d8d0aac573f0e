/** Runs pieces of work one after another, in the order they came; one that fails does not stop the next. */
export type Lane = <T>(work: () => Promise<T>) => Promise<T>;

export const createLane = (): Lane => {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
};
