import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { privateFolder } from '#engine/store/private-folder.ts';
import { writeWhole } from '#engine/store/whole-file.ts';

const stateShape = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  maximised: z.boolean(),
});

/** Where the window stood, in device-independent pixels. */
export type WindowState = z.infer<typeof stateShape>;
export type Area = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export const smallestWindow = { width: 720, height: 480 };
const preferred = { width: 1280, height: 800 };
/** So much of a window has to be on a screen for its title bar to be within reach. */
const reachable = { width: 160, height: 60 };

const overlap = (start: number, length: number, otherStart: number, otherLength: number): number =>
  Math.min(start + length, otherStart + otherLength) - Math.max(start, otherStart);

/**
 * The state to open a window in, given what was kept and the work areas of the present screens, the main one first.
 * A window that would open out of reach is put in the middle of the main screen; none is larger than its screen.
 */
export const placeWindow = (kept: WindowState | null, screens: readonly [Area, ...Area[]]): WindowState => {
  const wanted = kept ?? { ...preferred, maximised: false };
  const sizeOn = (area: Area): { width: number; height: number } => ({
    width: Math.min(Math.max(wanted.width, smallestWindow.width), area.width),
    height: Math.min(Math.max(wanted.height, smallestWindow.height), area.height),
  });
  const reaches = (area: Area, at: { readonly x: number; readonly y: number }): boolean => {
    const { width, height } = sizeOn(area);
    return (
      at.y >= area.y &&
      overlap(at.x, width, area.x, area.width) >= reachable.width &&
      overlap(at.y, height, area.y, area.height) >= reachable.height
    );
  };
  const screen = kept === null ? undefined : screens.find((area) => reaches(area, kept));
  const area = screen ?? screens[0];
  const { width, height } = sizeOn(area);
  const middle = {
    x: area.x + Math.floor((area.width - width) / 2),
    y: area.y + Math.floor((area.height - height) / 2),
  };
  const { x, y } = kept !== null && screen !== undefined ? kept : middle;
  return { x, y, width, height, maximised: wanted.maximised };
};

/** Reads what was kept; null when there is nothing, or nothing of use. */
export const readWindowState = (file: string): WindowState | null => {
  try {
    return stateShape.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
};

/** Keeps the state. A full disk costs the user no more than the window's place. */
export const keepWindowState = (file: string, state: WindowState): void => {
  try {
    privateFolder(dirname(file));
    writeWhole(file, JSON.stringify(state), { most: 0o600 });
  } catch {
    return;
  }
};
