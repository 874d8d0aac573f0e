import type { Place } from '#api/project.ts';
import { proofOf } from '../api.ts';

/**
 * The place in a project that a page was left at before the engine had heard of it. What a page sends as it goes may be lost with it;
 * the store of the tab is written at once, and is there when the tab is loaded again.
 */
const slot = 'duizhao-place';

/** A project as this tab names it: nobody who serves a page at this address later reads its path. Null in a window. */
export const nameInTab = (path: string): Promise<string | null> => proofOf(`place ${path}`);

/** Keeps the place for the next page of this tab; null forgets what is kept. */
export const leaveInTab = (left: { readonly of: string; readonly place: Place } | null): void => {
  try {
    if (left === null) sessionStorage.removeItem(slot);
    else sessionStorage.setItem(slot, JSON.stringify(left));
  } catch {
    // The user lets pages keep nothing: then the place is what the engine heard last.
  }
};

/** The place that was left in this tab for a project, once; null where none was. */
export const takeFromTab = async (path: string): Promise<Place | null> => {
  try {
    const kept = sessionStorage.getItem(slot);
    if (kept === null) return null;
    sessionStorage.removeItem(slot);
    // Written by this page alone, in the same version or one that is reloaded: what does not fit is put right where it is used.
    const { of, place } = JSON.parse(kept) as { readonly of: string; readonly place: Place };
    return of === (await nameInTab(path)) ? place : null;
  } catch {
    return null;
  }
};
