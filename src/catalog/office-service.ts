import type { ServiceModel } from '../domain/service-model.js';
import { canonicalJson } from '../shared/canonical-json.js';
import type { Opening } from '../domain/service-opening.js';

/** One version of a service: a draft when it is the latest and not published. */
export interface ServiceVersion {
  /** From 1, without gaps. */
  readonly number: number;
  readonly model: ServiceModel;
  /** Id of whom of the staff; null for what was there before versions were kept. */
  readonly authorId: number | null;
  readonly at: Date;
}

/** A version with who published it and when; null while nobody has. */
export interface VersionEntry extends ServiceVersion {
  readonly publishedById: number | null;
  readonly publishedAt: Date | null;
}

/** A service as the office sees it, published or not. */
export interface OfficeService {
  readonly id: number;
  readonly slug: string;
  readonly opening: Opening;
  /** What citizens see; null before the first publication. */
  readonly live: ServiceModel | null;
  /** Null for a service that nobody has changed since it was installed. */
  readonly latest: ServiceVersion | null;
  /** The version that citizens see; null with `live`, and with `latest`. */
  readonly publishedNumber: number | null;
}

/** What the next change starts from: the draft, else what is published. */
export function workingModel({ slug, live, latest }: OfficeService): ServiceModel {
  const model = latest?.model ?? live;
  if (model === null) throw new Error(`service ${slug} is neither published nor drafted`);
  return model;
}

/** The number of the version that the next change starts from; 0 where none is kept yet. */
export function workingNumber({ latest }: OfficeService): number {
  return latest?.number ?? 0;
}

/** The version that waits to be published; null when there is none, or when it says what citizens see already. */
export function draftOf({ live, latest, publishedNumber }: OfficeService): ServiceVersion | null {
  if (latest === null || latest.number === publishedNumber) return null;
  return live !== null && isSameModel(live, latest.model) ? null : latest;
}

/** Whether two versions say the same. */
export function isSameModel(one: ServiceModel, other: ServiceModel): boolean {
  return canonicalJson(one) === canonicalJson(other);
}
