type Heard = (files: readonly File[]) => void;

let hear: Heard | null = null;
/** What was dropped while nothing could be opened yet. */
let waiting: readonly File[] = [];

/** True when what is dragged is files, and not text of the page. */
export const carriesFiles = (event: DragEvent): boolean =>
  event.dataTransfer?.types.includes('Files') ?? false;

const allow = (event: DragEvent): void => {
  if (carriesFiles(event)) event.preventDefault();
};

const take = (event: DragEvent): void => {
  if (!carriesFiles(event) || event.dataTransfer === null) return;
  event.preventDefault();
  event.stopPropagation();
  // The list is the browser's, and empty once the drop is over.
  const files = [...event.dataTransfer.files];
  if (hear === null) waiting = [...waiting, ...files];
  else hear(files);
};

/**
 * Begins to listen for dropped files. Called before anything is awaited: a browser that finds nobody listening leaves the
 * page and shows the file itself.
 */
export const listenForDrops = (): void => {
  window.addEventListener('dragenter', allow, { capture: true });
  window.addEventListener('dragover', allow, { capture: true });
  window.addEventListener('drop', take, { capture: true });
};

/** Hears of dropped files, and at once of those that were dropped before. Answers how to stop. */
export const onDroppedFiles = (heard: Heard): (() => void) => {
  hear = heard;
  const early = waiting;
  waiting = [];
  if (early.length > 0) heard(early);
  return () => {
    if (hear === heard) hear = null;
  };
};
