import { closeSheet, useWorkspace } from './store.ts';

let toText = false;

/** Closes the sheet, if one is open, for something in the text: the focus goes there, not back to where it was. */
export const leaveSheetForText = (): void => {
  if (useWorkspace.getState().sheet === null) return;
  toText = true;
  closeSheet();
};

/** Whether the sheet that has just gone was left for the text; told once. */
export const wasLeftForText = (): boolean => {
  const was = toText;
  toText = false;
  return was;
};
