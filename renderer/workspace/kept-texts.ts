import { z } from 'zod';
import { sides, type RichText, type SegmentId, type Side } from '../../core/model/index.ts';
import { richText, segmentId } from '../../api/shapes.ts';
import { seal, unseal } from '../sealed-store.ts';

/** What was typed in a cell and is not committed. */
export type KeptText = {
  /** Path of the project. */
  readonly project: string;
  readonly projectName: string;
  readonly segment: SegmentId;
  readonly side: Side;
  /** The text it was typed over, as far as this window knows. */
  readonly known: RichText;
  readonly latest: RichText;
};
export type KeptEntry = { readonly key: string; readonly text: KeptText };

const keptShape = z.object({
  project: z.string(),
  projectName: z.string(),
  segment: segmentId,
  side: z.enum(sides),
  known: richText,
  latest: richText,
});

const prefix = 'duizhao-text.';
const tab = crypto.randomUUID();
/** Those of cells that are open here: they are on their way, or on the screen. */
const live = new Set<string>();

/** Held as long as this tab lives, also when it ends without a word: others see by it whose texts are nobody's any more. */
const holdTab = (): void => {
  void navigator.locks?.request(prefix + tab, () => new Promise<never>(() => undefined));
};
holdTab();

const tabsAlive = async (): Promise<ReadonlySet<string>> => {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  return new Set(
    held.flatMap(({ name = '' }) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : [])),
  );
};

const put = (key: string, value: string): void => {
  try {
    localStorage.setItem(key, value);
  } catch {
    // The store is full, or may not be used: the text is still in the page.
  }
};

const remove = (key: string): void => {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing is kept there then.
  }
};

const keys = (): readonly string[] => {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
};

/** Forgets a text that is committed, or given up. */
export const forgetKept = (key: string): void => remove(key);

/** Whether a text is still kept: another tab may have settled it. */
export const isKept = (key: string): boolean => keys().includes(key);

/** Keeps the text of one open cell. Only the latest is sealed and stored, one at a time. */
export type TextKeeper = {
  readonly keep: (text: KeptText) => void;
  readonly forget: () => void;
  /** The cell was closed, and its text is not committed: it is offered when its project is open again. */
  readonly leave: () => void;
};

export const createTextKeeper = (): TextKeeper => {
  const key = `${prefix}${tab}.${crypto.randomUUID()}`;
  let next: KeptText | null = null;
  let isSealing = false;
  const store = async (): Promise<void> => {
    if (isSealing) return;
    isSealing = true;
    while (next !== null) {
      const text: KeptText = next;
      const sealed = await seal(JSON.stringify(text));
      if (next !== text) continue;
      put(key, sealed);
      next = null;
    }
    isSealing = false;
  };
  return {
    keep: (text) => {
      live.add(key);
      next = text;
      void store();
    },
    forget: () => {
      live.delete(key);
      next = null;
      remove(key);
    },
    leave: () => void live.delete(key),
  };
};

const read = async (key: string): Promise<KeptEntry | null> => {
  const text = await unseal(localStorage.getItem(key) ?? '');
  try {
    return { key, text: keptShape.parse(JSON.parse(text ?? '')) };
  } catch {
    // Sealed under the key of other app data, or of another version: nothing here can show it.
    return null;
  }
};

/** Texts that nobody is at work on: of tabs that are gone, and of cells that were closed here. */
export const readKept = async (): Promise<readonly KeptEntry[]> => {
  const alive = await tabsAlive();
  const left = keys().filter((key) => {
    const owner = key.slice(prefix.length).split('.')[0] ?? '';
    return owner === tab ? !live.has(key) : !alive.has(owner);
  });
  const entries = await Promise.all(left.map(read));
  return entries.filter((entry) => entry !== null);
};

/** Whether an entry is of a tab that has ended. */
export const isOfEndedTab = ({ key }: KeptEntry): boolean => !key.startsWith(prefix + tab);
