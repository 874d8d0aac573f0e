import type { Random } from '../../unit/core/annotations/anchoring/prose.ts';

const words =
  'the of and to a in he was it that she they his for with on had at from as by not but were which this there all one so old house river station never what when again found kept wrote street letters could years before people morning door every photographs window bridge himself into without remembered archive until council other whole tram night across waited story drawings mother father repaired small silence quite opened engineer harbour carried promised nothing museum yesterday snow timetable secretly driver argued fishermen believed lantern forgot'.split(
    ' ',
  );

/** English of sorts: common words are common (Zipf's law). */
export const english = (random: Random): string => {
  const chosen = Array.from(
    { length: 6 + Math.floor(random() * 22) },
    () => words[Math.floor(words.length ** random()) - 1] ?? 'the',
  );
  const said = chosen.map((word) => (random() < 0.1 ? `${word},` : word)).join(' ');
  return `${said.charAt(0).toUpperCase()}${said.slice(1)} ${Math.floor(random() * 100)}.`;
};
