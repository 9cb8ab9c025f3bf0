import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { bounded } from '../queue/bounded.js';
import { Metrics, type Histogram as HistogramOf, type LabelValues, type Metric, type Samples } from './metrics.js';

type Source = () => Samples<LabelValues> | Promise<Samples<LabelValues>>;

/** A collection that takes longer would be given up by Prometheus, whose usual limit is 10 seconds. */
const READ_WITHIN_MS = 3_000;

const SOURCE_UP = {
  name: 'porta_metric_source_up',
  help: '1 when the gauge of this name could be read for this answer, else 0',
  labels: ['metric'],
} satisfies Metric<{ metric: string }>;

/** {@link Metrics} in Prometheus' text format, with Node's own figures beside ours. One registry for each process. */
export class PrometheusMetrics extends Metrics {
  private readonly registry = new Registry();
  private readonly counters = new Map<string, Counter>();
  private readonly histograms = new Map<string, Histogram>();
  private readonly gauges = new Map<string, Gauge>();
  private readonly readers: (() => Promise<void>)[] = [];
  /** By the gauge's name: all that tell a part of it. */
  private readonly sources = new Map<string, Source[]>();
  private collection: Promise<string> | undefined;

  constructor() {
    super();
    collectDefaultMetrics({ register: this.registry });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  override increment<Labels extends LabelValues>(counter: Metric<Labels>, labels: Labels, by = 1): void {
    const make = (): Counter => new Counter({ ...this.settingsOf(counter) });
    found(this.counters, counter.name, make).inc(labels, by);
  }

  override observe<Labels extends LabelValues>(histogram: HistogramOf<Labels>, labels: Labels, value: number): void {
    const make = (): Histogram => new Histogram({ ...this.settingsOf(histogram), buckets: [...histogram.buckets] });
    found(this.histograms, histogram.name, make).observe(labels, value);
  }

  override set<Labels extends LabelValues>(gauge: Metric<Labels>, labels: Labels, value: number): void {
    this.gaugeOf(gauge).set(labels, value);
  }

  override readWhenCollected<Labels extends LabelValues>(
    gauge: Metric<Labels>,
    read: () => Samples<Labels> | Promise<Samples<Labels>>,
  ): void {
    const known = this.sources.get(gauge.name);
    if (known !== undefined) {
      known.push(read);
      return;
    }
    const sources: Source[] = [read];
    this.sources.set(gauge.name, sources);
    this.readers.push(async () => {
      const parts = await Promise.all(
        sources.map((source) => bounded(Promise.resolve().then(source), READ_WITHIN_MS).catch(() => undefined)),
      );
      const target = this.gaugeOf(gauge);
      target.reset();
      // Without labels a reset leaves a 0, which would say that all is well.
      if (gauge.labels.length === 0) target.remove();
      for (const { labels, value } of parts.flatMap((samples) => samples ?? [])) target.set(labels, value);
      this.set(SOURCE_UP, { metric: gauge.name }, parts.includes(undefined) ? 0 : 1);
    });
  }

  /** All metrics as text. Who asks while an answer is being made gets the same one: the sources are read once. */
  async collect(): Promise<string> {
    this.collection ??= this.readAll().finally(() => {
      this.collection = undefined;
    });
    return this.collection;
  }

  private async readAll(): Promise<string> {
    await Promise.all(this.readers.map((read) => read()));
    return this.registry.metrics();
  }

  private gaugeOf<Labels extends LabelValues>(gauge: Metric<Labels>): Gauge {
    return found(this.gauges, gauge.name, () => new Gauge({ ...this.settingsOf(gauge) }));
  }

  private settingsOf<Labels extends LabelValues>({
    name,
    help,
    labels,
  }: Metric<Labels>): {
    name: string;
    help: string;
    labelNames: string[];
    registers: Registry[];
  } {
    return { name, help, labelNames: [...labels], registers: [this.registry] };
  }
}

function found<Value>(known: Map<string, Value>, name: string, make: () => Value): Value {
  const value = known.get(name) ?? make();
  known.set(name, value);
  return value;
}
