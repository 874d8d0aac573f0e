import { useEffect, useState } from 'react';

/**
 * How many items of a virtual list are drawn above and below those in sight, so that they are there when they are scrolled to. They come
 * behind the first drawing, which they would make half as long again: 0 until there are items, and until the browser has nothing else to do.
 */
export const useOverscan = (hasItems: boolean, wanted: number): number => {
  const [items, setItems] = useState(0);
  useEffect(() => {
    if (!hasItems) return undefined;
    const asked = requestIdleCallback(() => setItems(wanted), { timeout: 200 });
    return () => cancelIdleCallback(asked);
  }, [hasItems, wanted]);
  return items;
};
