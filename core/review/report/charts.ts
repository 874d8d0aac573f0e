import type { Severity } from '../../model/index.ts';
import { severities } from '../../model/index.ts';
import type { Score, VerdictSoFar } from '../score.ts';
import { categoryName, penaltyBySeverity, scoreNumber, severityName, type Words } from '../score-lines.ts';

type Shown = (text: string) => string;

/** What every chart is told: how to escape, the words, and a name no other chart of the page has. */
export type ChartMaker = { readonly shown: Shown; readonly words: Words; readonly id: string };

const width = 560;
const barHeight = 18;
/** Room for a bar's number behind it. */
const behind = 56;

/** To a tenth of a unit of the drawing, which no eye can tell from more. */
const px = (value: number): string => String(Math.round(value * 10) / 10);

const number = (value: number, { words }: ChartMaker): string => scoreNumber(value, words);

/**
 * A drawing with its title and its numbers in words, for those who do not see it. Severities differ in brightness and in
 * hatching, so that they are told apart without colour and in print.
 */
const drawing = (
  height: number,
  title: string,
  description: string,
  body: string,
  { id, shown }: ChartMaker,
): string =>
  `<svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-title ${id}-desc">` +
  `<title id="${id}-title">${shown(title)}</title><desc id="${id}-desc">${shown(description)}</desc>` +
  `<defs><pattern id="${id}-major" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="major" width="5" height="5"/><rect class="hatch" width="1.4" height="5"/></pattern></defs>` +
  `${body}</svg>`;

const fillOf = (severity: Severity, { id }: ChartMaker): string =>
  severity === 'major' ? `fill="url(#${id}-major)"` : `class="${severity}"`;

const text = (x: number, y: number, name: string, words: string, more = ''): string =>
  `<text x="${px(x)}" y="${px(y)}" class="${name}"${more}>${words}</text>`;

const legend = (of: readonly Severity[], y: number, maker: ChartMaker): string => {
  const step = width / severities.length;
  return of
    .map(
      (severity, i) =>
        `<rect x="${px(i * step)}" y="${y}" width="12" height="12" ${fillOf(severity, maker)}/>` +
        text(i * step + 18, y + 10.5, 'label', maker.shown(severityName(severity, maker.words))),
    )
    .join('');
};

type Bar = {
  readonly name: string;
  readonly total: number;
  readonly parts: readonly { readonly severity: Severity; readonly value: number }[];
};

const barsDrawn = (bars: readonly Bar[], line: number, maker: ChartMaker): string => {
  const most = Math.max(...bars.map(({ total }) => total), 0);
  const scale = most === 0 ? 0 : (width - behind) / most;
  return bars
    .map(({ name, total, parts }, i) => {
      const top = i * line;
      let x = 0;
      const drawn = parts.map(({ severity, value }) => {
        const part = `<rect x="${px(x)}" y="${top + line - barHeight - 6}" width="${px(value * scale)}" height="${barHeight}" ${fillOf(severity, maker)}/>`;
        x += value * scale;
        return part;
      });
      const label = text(0, top + line - barHeight - 12, 'label', maker.shown(name));
      return (
        label + drawn.join('') + text(x + 7, top + line - 11, 'number', maker.shown(number(total, maker)))
      );
    })
    .join('');
};

/** Penalty points of each category that has any, stacked by severity. Empty where there are none. */
export const categoryChart = (score: Score, maker: ChartMaker): string => {
  const bars = score.categories
    .map((line): Bar => {
      const points = penaltyBySeverity(line, score);
      const parts = severities
        .map((severity) => ({ severity, value: points[severity] }))
        .filter(({ value }) => value > 0);
      return { name: categoryName(line.category, maker.words), total: line.penalty, parts };
    })
    .filter(({ parts }) => parts.length > 0)
    .sort((a, b) => b.total - a.total);
  if (bars.length === 0) return '';
  const used = severities.filter((severity) =>
    bars.some(({ parts }) => parts.some((part) => part.severity === severity)),
  );
  const line = 46;
  const height = bars.length * line + 26;
  const said = bars
    .map(
      ({ name, parts }) =>
        `${name}: ${parts.map(({ severity, value }) => `${severityName(severity, maker.words)} ${number(value, maker)}`).join(', ')}`,
    )
    .join('; ');
  const body = barsDrawn(bars, line, maker) + legend(used, height - 14, maker);
  return drawing(height, maker.words('sheet.byCategory'), said, body, maker);
};

/** How many errors there are of each severity. */
export const severityChart = (score: Score, maker: ChartMaker): string => {
  const bars = severities.map((severity): Bar => ({
    name: severityName(severity, maker.words),
    total: score.errors[severity],
    parts: score.errors[severity] === 0 ? [] : [{ severity, value: score.errors[severity] }],
  }));
  const said = bars.map(({ name, total }) => `${name}: ${number(total, maker)}`).join('; ');
  const line = 46;
  const body = barsDrawn(bars, line, maker);
  return drawing(bars.length * line, maker.words('sheet.bySeverity'), said, body, maker);
};

/** The calibrated score on a line from 0 to the maximum, with the threshold. A score below 0 is an empty line. */
export const gaugeChart = (
  { calibrated, threshold, maximum }: Score,
  verdict: VerdictSoFar,
  maker: ChartMaker,
): string => {
  const x = (value: number): number => (Math.min(Math.max(value, 0), maximum) / maximum) * width;
  const mark = x(threshold);
  const said = maker.words('sheet.gaugeMeans', {
    calibrated: number(calibrated, maker),
    threshold: number(threshold, maker),
    maximum: number(maximum, maker),
  });
  const name = `${maker.words('sheet.threshold')} ${number(threshold, maker)}`;
  const anchor = mark > width / 2 ? ' text-anchor="end"' : '';
  const body =
    `<rect class="track" x="0" y="20" width="${width}" height="22" rx="3"/>` +
    `<rect class="fill ${verdict}" x="0" y="20" width="${px(x(calibrated))}" height="22" rx="3"/>` +
    `<line class="threshold" x1="${px(mark)}" x2="${px(mark)}" y1="14" y2="48"/>` +
    text(mark + (mark > width / 2 ? 4 : -4), 10, 'label', maker.shown(name), anchor) +
    text(0, 60, 'number', '0') +
    text(width, 60, 'number', maker.shown(number(maximum, maker)), ' text-anchor="end"');
  return drawing(64, maker.words('sheet.gauge'), said, body, maker);
};
