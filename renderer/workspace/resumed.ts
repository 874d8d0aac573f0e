const heard = new Set<() => void>();

/** Hears that the connection is there again and the project on the screen is open behind it. Answers how to stop. */
export const onResumed = (hear: () => void): (() => void) => {
  heard.add(hear);
  return () => void heard.delete(hear);
};

/** Tells it. */
export const tellResumed = (): void => {
  for (const hear of heard) hear();
};
