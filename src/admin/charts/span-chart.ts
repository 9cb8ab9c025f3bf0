import { scaleTime } from 'd3-scale';
import type { SpanChart } from './chart.js';
import { percent } from './percent.js';
import { shortName } from './short-name.js';

/** One stretch of time in a lane. */
export interface Span {
  readonly from: Date;
  /** Null: it goes on. */
  readonly to: Date | null;
  /** What is written in it, where it fits. */
  readonly label: string;
  /** In full, for whoever points at it. */
  readonly title: string;
  readonly look: 'past' | 'present' | 'future';
}

export interface Lane {
  readonly name: string;
  readonly spans: readonly Span[];
}

const LANE_PX = 60;
const NAME_PX = 16;
const BAR_TOP_PX = 24;
const BAR_PX = 28;
const LABEL_PX = 19;
const MARKS_PX = 28;
/** Narrower bars have no room for their words on a telephone. */
const LABEL_FROM_PERCENT = 30;
const LABEL_GAP_PERCENT = 1.5;
const MARKS = 3;
/** Words at the edge would be cut. */
const MARK_EDGE_PERCENT = 10;

const MONTH = new Intl.DateTimeFormat('it-IT', { timeZone: 'Europe/Rome', month: 'short', year: 'numeric' });

/** Stretches of time in lanes, with a line at the present. What lies before or after the window is cut. */
export function spanChart(
  lanes: readonly Lane[],
  time: { readonly from: Date; readonly to: Date; readonly now: Date },
  words: { readonly id: string; readonly title: string; readonly description: string },
): SpanChart {
  const across = scaleTime([time.from, time.to], [0, 100]).clamp(true);
  const bars = lanes.flatMap(({ spans }, lane) =>
    spans
      .map((span) => ({ span, left: across(span.from), right: across(span.to ?? time.to) }))
      .filter(({ left, right }) => right > left)
      .map(({ span, left, right }) => ({
        x: percent(left),
        y: String(lane * LANE_PX + BAR_TOP_PX),
        width: percent(right - left),
        height: String(BAR_PX),
        title: span.title,
        look: span.look,
        label:
          right - left < LABEL_FROM_PERCENT
            ? null
            : {
                text: span.label,
                x: percent(left + LABEL_GAP_PERCENT),
                y: String(lane * LANE_PX + BAR_TOP_PX + LABEL_PX),
              },
      })),
  );
  return {
    ...words,
    heightPx: lanes.length * LANE_PX + MARKS_PX,
    bars,
    lanes: lanes.map(({ name }, lane) => ({ name: shortName(name), y: String(lane * LANE_PX + NAME_PX) })),
    now: { x: percent(across(time.now)), bottom: String(lanes.length * LANE_PX) },
    marks: across
      .ticks(MARKS)
      .filter((tick) => across(tick) >= MARK_EDGE_PERCENT && across(tick) <= 100 - MARK_EDGE_PERCENT)
      .map((tick, index) => ({ x: percent(across(tick)), label: MONTH.format(tick), isMain: index % 2 === 0 })),
    marksY: String(lanes.length * LANE_PX + LABEL_PX),
  };
}
