import { useEffect, type RefObject } from 'react';

const usable = 'button:not(:disabled), input:not(:disabled), select:not(:disabled), a[href]';

/** What takes the focus in each line of the lists of a sheet; of a list of any length only its active line is told. */
const linesOf = (sheet: HTMLElement): readonly HTMLElement[] => {
  const lines = sheet.querySelectorAll<HTMLElement>('[data-list-focus][tabindex="0"]');
  if (lines.length > 0) return [...lines];
  return [...sheet.querySelectorAll('li')].flatMap((line) => line.querySelector<HTMLElement>(usable) ?? []);
};

/**
 * Where what had the focus in a sheet has gone (a line that was removed, a form that was saved, a button that is disabled now), the list has it: at
 * the same place of it. Where no list is shown yet the sheet itself has it until one is.
 */
export const useFocusOfList = (page: RefObject<HTMLElement | null>): void =>
  useEffect(() => {
    const sheet = page.current;
    if (sheet === null) return undefined;
    let place = 0;
    let waits = false;
    const note = ({ target }: FocusEvent): void => {
      waits = waits && target === sheet;
      const line = target instanceof Element ? target.closest('li') : null;
      if (line !== null) place = [...(line.parentElement?.children ?? [])].indexOf(line);
    };
    const mend = (): void => {
      const { activeElement } = document;
      if (activeElement !== document.body && !(waits && activeElement === sheet)) return;
      const lines = linesOf(sheet);
      const line = lines[Math.min(place, lines.length - 1)];
      waits = line === undefined;
      (line ?? sheet).focus({ preventScroll: true });
    };
    const observer = new MutationObserver(mend);
    observer.observe(sheet, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['disabled'],
    });
    sheet.addEventListener('focusin', note);
    return () => {
      observer.disconnect();
      sheet.removeEventListener('focusin', note);
    };
  }, [page]);
