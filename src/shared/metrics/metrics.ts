/**
 * The values that a metric's labels may take. Each is one of a short list, never an id, an address or what somebody
 * typed.
 */
export type LabelValues = Readonly<Record<string, string>>;

/**
 * A metric as it is published: the name begins with `porta_` and ends with its unit, or with `_total` for a counter.
 */
export interface Metric<Labels extends LabelValues> {
  readonly name: `porta_${string}`;
  readonly help: string;
  readonly labels: readonly (keyof Labels & string)[];
}

export interface Histogram<Labels extends LabelValues> extends Metric<Labels> {
  /** Upper limits, in the metric's unit, ascending. */
  readonly buckets: readonly number[];
}

/** One value of a gauge. */
export interface Sample<Labels extends LabelValues> {
  readonly labels: Labels;
  readonly value: number;
}

export type Samples<Labels extends LabelValues> = readonly Sample<Labels>[];

/** The labels of a metric that has none. */
export type NoLabels = Readonly<Record<string, never>>;
export const NO_LABELS: NoLabels = {};

/** Where every module reports what happens to it. Who collects the figures, and how, is not the modules' business. */
export abstract class Metrics {
  /** Adds to a counter. */
  abstract increment<Labels extends LabelValues>(counter: Metric<Labels>, labels: Labels, by?: number): void;

  /** Notes one measured value. */
  abstract observe<Labels extends LabelValues>(histogram: Histogram<Labels>, labels: Labels, value: number): void;

  /** Sets a gauge. */
  abstract set<Labels extends LabelValues>(gauge: Metric<Labels>, labels: Labels, value: number): void;

  /**
   * Has `read` called whenever the metrics are collected. Samples that it does not return any more disappear; when it
   * fails or takes too long the gauge has no samples of it, rather than old ones. Several may tell parts of one gauge.
   */
  abstract readWhenCollected<Labels extends LabelValues>(
    gauge: Metric<Labels>,
    read: () => Samples<Labels> | Promise<Samples<Labels>>,
  ): void;
}
