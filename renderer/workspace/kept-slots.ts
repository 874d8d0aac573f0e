import { seal, unseal } from '../sealed-store.ts';

/** What is kept, from the oldest format on: `text`: of a cell; `begun`: annotations that were begun. */
export type SlotKind = 'text' | 'begun';
export type KeptValue = { readonly key: string; readonly value: unknown };

const root = 'duizhao-';
const tab = crypto.randomUUID();
const tabLock = (name: string): string => `${root}tab.${name}`;
const ofTab = (kind: SlotKind): string => `${root}${kind}.${tab}.`;
/** Those whose contents are on the screen of this tab. */
const live = new Set<string>();

/** Held as long as this tab lives, also when it ends without a word: others see by it what is nobody's any more. */
const holdTab = (): void => {
  void navigator.locks?.request(tabLock(tab), () => new Promise<never>(() => undefined));
};
holdTab();

const tabsAlive = async (): Promise<ReadonlySet<string>> => {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  return new Set(held.flatMap(({ name }) => name ?? []));
};

const put = (key: string, value: string): void => {
  try {
    localStorage.setItem(key, value);
  } catch {
    // The store is full, or may not be used: what is kept is still in the page.
  }
};

const remove = (key: string): void => {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing is kept there then.
  }
};

const keysOf = (kind: SlotKind): readonly string[] => {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(`${root}${kind}.`));
  } catch {
    return [];
  }
};

/** Forgets what is safe elsewhere, or given up. */
export const forgetKept = (key: string): void => remove(key);

/** Whether it is still kept: another tab may have settled it. */
export const isKept = (kind: SlotKind, key: string): boolean => keysOf(kind).includes(key);

/** A place in the browser's store for what exists in this page only. The latest value alone is sealed and stored, one at a time. */
export type KeptSlot<T> = {
  readonly keep: (value: T) => void;
  readonly forget: () => void;
  /** It is on the screen no more, and not safe elsewhere: it is offered when its project is open again. */
  readonly leave: () => void;
};

export const createSlot = <T extends object>(kind: SlotKind): KeptSlot<T> => {
  const key = ofTab(kind) + crypto.randomUUID();
  let next: T | null = null;
  let isSealing = false;
  const store = async (): Promise<void> => {
    if (isSealing) return;
    isSealing = true;
    while (next !== null) {
      const value: T = next;
      const sealed = await seal(JSON.stringify(value));
      if (next !== value) continue;
      put(key, sealed);
      next = null;
    }
    isSealing = false;
  };
  return {
    keep: (value) => {
      live.add(key);
      next = value;
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

const read = async (key: string): Promise<KeptValue | null> => {
  try {
    const text = await unseal(localStorage.getItem(key) ?? '');
    return text === null ? null : { key, value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
};

/**
 * What nobody has on the screen: of tabs that are gone, and what was left here. What is sealed under the key of other app data is passed over, and stays
 * for whom it belongs to.
 */
export const readSlots = async (kind: SlotKind): Promise<readonly KeptValue[]> => {
  const alive = await tabsAlive();
  const left = keysOf(kind).filter((key) => {
    const owner = key.split('.')[1] ?? '';
    return owner === tab ? !live.has(key) : !alive.has(tabLock(owner));
  });
  const values = await Promise.all(left.map(read));
  return values.filter((value) => value !== null);
};

/** Whether it is of a tab that has ended. */
export const isOfEndedTab = (kind: SlotKind, { key }: { readonly key: string }): boolean =>
  !key.startsWith(ofTab(kind));
