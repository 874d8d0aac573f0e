import { useEffect, useRef } from 'react';

/**
 * What had the focus last outside everything that `within`, a selector, fits. What opens over the page asks for it when it goes: to look when
 * it opens is too late, its own field may have the focus by then.
 */
export const useLastOutside = (within: string) => {
  const last = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const note = ({ target }: FocusEvent): void => {
      if (target instanceof HTMLElement && target.closest(within) === null) last.current = target;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, [within]);
  return last;
};
