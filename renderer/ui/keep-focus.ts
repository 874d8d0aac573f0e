/** A region within which the focus stays when what had it goes away: the side panel, a dialog, a screen. */
const keeper = '[data-keeps-focus]';
/** What stands where a list would once nothing is left in it. */
const home = '[data-focus-home]';
const activeItem = '[data-list-focus][tabindex="0"]';
const tabbable = [
  'a[href]',
  'button:not([disabled])',
  'input:not([disabled])',
  'select:not([disabled])',
  'textarea:not([disabled])',
  '[tabindex]',
].join(',');

/** Where something stood: in what, and between which of its children. */
type Place = { readonly parent: Element; readonly previous: Element | null };

/** What had the focus last in one region (null: outside all of them), and where it stood once it is gone. */
type Entry = { readonly region: Element | null; readonly element: HTMLElement; place: Place | null };

/** Whether something can have the focus that had it before: also what Tab passes over, as a sheet does, or an item of a list. */
const canHaveAgain = (element: HTMLElement): boolean =>
  !element.matches(':disabled') &&
  element.isConnected &&
  element.checkVisibility() &&
  element.closest('[inert]') === null;

const canTake = (element: HTMLElement): boolean => element.tabIndex >= 0 && canHaveAgain(element);

const firstIn = (within: Element, selector: string): HTMLElement | null => {
  const found = [...within.querySelectorAll<HTMLElement>(selector)];
  const all = within instanceof HTMLElement && within.matches(selector) ? [within, ...found] : found;
  return all.find(canTake) ?? null;
};

/** What says that nothing is left: its button, or itself. */
const homeIn = (within: Element): HTMLElement | null => {
  const found = within.matches(home) ? within : within.querySelector(home);
  if (!(found instanceof HTMLElement) || !found.checkVisibility()) return null;
  return firstIn(found, tabbable) ?? found;
};

const inside = (within: Element | null): HTMLElement | null =>
  within === null ? null : (firstIn(within, activeItem) ?? homeIn(within) ?? firstIn(within, tabbable));

const isList = (element: Element): boolean => element.matches('ul, ol, tbody, [role="list"], [role="group"]');

/**
 * What is nearest to where something stood: what stands there now, of a list the one before it; else, going up to the region, its active
 * item, what says that nothing is left, its first control. Null where the region is gone.
 */
const nearest = ({ region, place }: Entry): HTMLElement | null => {
  if (place === null || region?.contains(place.parent) !== true || !region.isConnected) return null;
  const { parent, previous } = place;
  const now = previous?.isConnected === true ? previous.nextElementSibling : parent.firstElementChild;
  const beside =
    inside(now) ?? (isList(parent) ? inside(previous?.isConnected === true ? previous : null) : null);
  if (beside !== null) return beside;
  for (let level: Element | null = parent; level !== null; level = level.parentElement) {
    const found = inside(level);
    if (found !== null || level === region) return found;
  }
  return null;
};

const elementBefore = (node: Node | null): Element | null => {
  let at = node;
  while (at !== null && !(at instanceof Element)) at = at.previousSibling;
  return at;
};

/** Notes where what is remembered stood when a mutation took it away, or took away what that place is told by. */
const notePlaces = (
  entries: readonly Entry[],
  { target, removedNodes, previousSibling }: MutationRecord,
): void => {
  if (!(target instanceof Element)) return;
  for (const removed of removedNodes)
    for (const entry of entries) {
      const { element, place } = entry;
      const isGone = place === null ? removed.contains(element) : removed.contains(place.parent);
      if (isGone || removed === place?.previous)
        entry.place = { parent: target, previous: elementBefore(previousSibling) };
    }
};

/** What was disabled while it had the focus has it for a moment still: then it is the page's, and nobody is told. */
const isNowhere = (): boolean => {
  const now = document.activeElement;
  return now === null || now === document.body || now.matches(':disabled');
};

/** Notes where what is remembered stands that can have the focus no more, being disabled. */
const noteDisabled = (entries: readonly Entry[], target: Node): void => {
  for (const entry of entries) {
    const { element } = entry;
    if (!target.contains(element) || element.parentElement === null) continue;
    const place = { parent: element.parentElement, previous: element.previousElementSibling };
    entry.place = element.matches(':disabled') ? place : element.isConnected ? null : entry.place;
  }
};

/**
 * Whatever has the focus and goes away (decided, removed, closed) or is disabled leaves it to what is nearest in the same region, or, of a dialog, to
 * where it was before; to `otherwise` where nothing of that is left. Without this the focus drops to the page, and neither keys nor screen
 * readers know where they are. Texts of the grid look after themselves. Called once. Answers how to stop.
 */
export const keepFocus = (otherwise: () => void): (() => void) => {
  let entries: Entry[] = [];
  /** The user took the focus away: nothing is lost. */
  let isLeft = false;

  const restore = (): void => {
    if (isLeft || !isNowhere()) return;
    for (let last = entries.at(-1); last !== undefined; last = entries.at(-1)) {
      (canHaveAgain(last.element) ? last.element : nearest(last))?.focus();
      if (!isNowhere()) return;
      entries = entries.slice(0, -1);
    }
    otherwise();
  };

  const note = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement)) return;
    const region = target.closest(keeper);
    isLeft = false;
    entries = [
      ...entries.filter((entry) => entry.region !== region && (entry.region?.isConnected ?? true)),
      { region, element: target, place: null },
    ];
  };

  const leave = ({ target, relatedTarget }: FocusEvent): void => {
    if (relatedTarget !== null || !(target instanceof HTMLElement) || !document.hasFocus()) return;
    // What is being taken out of the page is blurred first by some engines.
    queueMicrotask(() => {
      if (target.isConnected && isNowhere()) isLeft = true;
    });
  };

  const observer = new MutationObserver((records) => {
    for (const record of records) {
      if (record.type === 'attributes') noteDisabled(entries, record.target);
      else notePlaces(entries, record);
    }
    const last = entries.at(-1);
    const isGone = last !== undefined && last.region !== null && last.place !== null;
    // A frame later whoever moves the focus on purpose has done so.
    if (isGone && !isLeft && isNowhere()) requestAnimationFrame(restore);
  });

  document.addEventListener('focusin', note);
  document.addEventListener('focusout', leave);
  const watched = { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] };
  observer.observe(document.body, watched);
  return () => {
    observer.disconnect();
    document.removeEventListener('focusin', note);
    document.removeEventListener('focusout', leave);
  };
};
