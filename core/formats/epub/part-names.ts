const decoded = (href: string): string => {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
};

/** Without `.` and `..`; null for what leads out of the container. */
const normal = (path: string): string | null => {
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') {
      if (steps.pop() === undefined) return null;
    } else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
};

/** The part of a container that an address in the part at `base` leads to; null for none of its parts. Nothing is ever fetched. */
export const resolvePart = (names: readonly string[], base: string, href: string): string | null => {
  const bare = href.replace(/[#?].*$/s, '');
  if (bare === '' || /^[a-z][a-z0-9+.-]*:/i.test(bare)) return null;
  const folder = base.slice(0, base.lastIndexOf('/') + 1);
  const from = bare.startsWith('/') ? '' : folder;
  // Names in the zip are as they are; addresses have what is no ASCII as percent signs, or not.
  for (const name of [decoded(bare), bare]) {
    const path = normal(from + name);
    if (path !== null && names.includes(path)) return path;
  }
  return null;
};
