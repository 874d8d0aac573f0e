import type { PathBead } from './paths.ts';
import { mostLeft, mostRight } from './settings.ts';

/** How surely two sentences that stand alone are one and the same, against chance: in nats. */
export type AloneScore = (left: number, right: number) => number;

/** From here on they are taken for one that stands elsewhere in the other text. */
const leastScore = 2;

const leftAlone = ({ right, rightEnd }: PathBead): boolean => right === rightEnd;
const rightAlone = ({ left, leftEnd }: PathBead): boolean => left === leftEnd;

/** The number behind the last bead that `from` belongs together with; `from` where it stands alone indeed. */
const endOfCrossing = (beads: readonly PathBead[], from: number, score: AloneScore): number => {
  const first = beads[from];
  if (first === undefined || leftAlone(first) === rightAlone(first)) return from;
  for (let at = from + 1; at < beads.length; at += 1) {
    const last = beads[at];
    if (last === undefined) return from;
    if (last.leftEnd - first.left > mostLeft || last.rightEnd - first.right > mostRight) return from;
    const [left, right] = leftAlone(first) ? [first.left, last.right] : [last.left, first.right];
    const isOther = leftAlone(first) ? rightAlone(last) : leftAlone(last);
    if (isOther && score(left, right) >= leastScore) return at + 1;
  }
  return from;
};

/**
 * Joins what crosses: a path goes on in both texts, so a sentence that a translator moved stands alone twice, before and behind some others. Where these
 * two say the same, all of them are one bead, as those who align by hand have it. Linear in the number of beads.
 */
export const joinCrossings = (beads: readonly PathBead[], score: AloneScore): readonly PathBead[] => {
  const out: PathBead[] = [];
  for (let at = 0; at < beads.length;) {
    const end = endOfCrossing(beads, at, score);
    const own = beads.slice(at, Math.max(at + 1, end));
    const [first] = own;
    const last = own.at(-1);
    if (first !== undefined && last !== undefined)
      out.push({
        left: first.left,
        leftEnd: last.leftEnd,
        right: first.right,
        rightEnd: last.rightEnd,
        posterior: Math.min(...own.map(({ posterior }) => posterior)),
      });
    at += own.length;
  }
  return out;
};
