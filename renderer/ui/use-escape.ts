import { useEffect, useRef, type RefObject } from 'react';

/**
 * Hears Escape inside an element before anything further out does. `take` answers true when it took it. Listens on
 * the element itself: what React hears comes only after all elements around have heard it.
 */
export const useEscape = (element: RefObject<HTMLElement | null>, take: () => boolean): void => {
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const inside = element.current;
    if (inside === null) return undefined;
    const hear = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (!latest.current()) return;
      event.preventDefault();
      event.stopPropagation();
    };
    inside.addEventListener('keydown', hear);
    return () => inside.removeEventListener('keydown', hear);
  }, [element]);
};
