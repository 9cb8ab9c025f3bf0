import {
  draftOf,
  type OfficeService,
  type VersionEntry,
  workingModel,
  workingNumber,
} from '../../../catalog/office-service.js';
import { type Opening, openingState } from '../../../domain/service-opening.js';
import { NO_PAYMENTS, type ServiceSums } from '../../../payments/payments-by-service.js';
import { paths } from '../../../shared/http/paths.js';
import type { ErrorLine, SummaryRow } from '../../../shared/http/pages/page.js';
import type { ServiceModel } from '../../../domain/service-model.js';
import { adminPaths } from '../../admin-paths.js';
import { serviceState } from '../../service-words.js';
import { modelDifference } from '../../services/model-difference.js';
import { modelRows } from '../../services/model-lines.js';
import { writeOpening } from '../../services/opening-form.js';
import type {
  DraftPart,
  OpeningForm,
  ServiceNotice,
  ServicePage,
  ServiceVersionsPage,
  VersionPart,
} from './services.page.js';
import { paymentsText } from './services.presenter.js';
import { shortTime } from '../words/short-time.js';
import type { StaffNames } from '../transactions/timeline.presenter.js';

/** What the page of one service is made of. */
export interface ShownService {
  readonly service: OfficeService;
  readonly sums: ServiceSums | undefined;
  readonly names: StaffNames;
  /** In Italy, YYYY-MM-DD. */
  readonly today: string;
  readonly notice: ServiceNotice | null;
  /** The days as they were typed, when something was wrong with them. */
  readonly refused?: Pick<OpeningForm, 'values' | 'errorOf'> & { readonly lines: readonly ErrorLine[] };
}

const SERVICES_CRUMB = { label: 'Servizi', href: adminPaths.services() };
const INSTALLED = 'installazione';

export function presentService(shown: ShownService): ServicePage {
  const { service, sums = NO_PAYMENTS, today, notice, refused } = shown;
  const model = service.live ?? workingModel(service);
  const isPublished = service.live !== null;
  const isOpen = isPublished && openingState(service.opening, today) === 'open';
  return {
    title: model.name,
    titleContext: 'Servizi',
    breadcrumb: [SERVICES_CRUMB, { label: model.name }],
    isPrivate: true,
    errors: refused?.lines ?? [],
    notice,
    state: serviceState(isPublished, service.opening, today),
    draft: presentDraft(shown),
    isPublished,
    hrefs: {
      edit: adminPaths.serviceEdit(service.id),
      versions: adminPaths.serviceVersions(service.id),
      page: isOpen ? paths.service(service.slug) : null,
      payments: adminPaths.transactions(`service=${service.slug}`),
    },
    opening: presentOpening(service, today, refused),
    rows: rowsOf(model),
    payments: paymentsText(sums),
    removal: presentRemoval(service, sums, isOpen),
  };
}

function presentRemoval({ id }: OfficeService, { payments }: ServiceSums, isOpen: boolean): ServicePage['removal'] {
  if (payments > 0) {
    return {
      action: null,
      note: 'Un servizio con pagamenti non si elimina: si chiude, e i pagamenti restano come sono.',
    };
  }
  if (isOpen) return { action: null, note: 'Per eliminarlo, prima chiudilo.' };
  return {
    action: adminPaths.serviceEnd(id),
    note: 'Nessuno lo ha mai pagato: si può eliminare, con tutte le versioni.',
  };
}

export function presentVersions(
  service: OfficeService,
  versions: readonly VersionEntry[],
  names: StaffNames,
): ServiceVersionsPage {
  const { name } = workingModel(service);
  return {
    title: 'Versioni',
    titleContext: name,
    breadcrumb: [SERVICES_CRUMB, { label: name, href: adminPaths.service(service.id) }, { label: 'Versioni' }],
    isPrivate: true,
    serviceName: name,
    latest: String(workingNumber(service)),
    versions: versions.map((version, index): VersionPart => {
      const previous = versions[index + 1];
      const { number, authorId, at, model, publishedAt, publishedById } = version;
      return {
        number: String(number),
        saved: authorId === null ? null : { author: nameOf(authorId, names), at: shortTime(at) },
        published:
          publishedAt === null || authorId === null
            ? null
            : { author: nameOf(publishedById, names), at: shortTime(publishedAt) },
        isLive: number === service.publishedNumber,
        resumeAction: index === 0 ? null : adminPaths.serviceVersions(service.id),
        changes: previous === undefined ? null : modelDifference(previous.model, model),
        rows: rowsOf(model),
      };
    }),
  };
}

/** Whoever wrote a version; what was there before versions were kept has nobody. */
export function nameOf(id: number | null, names: StaffNames): string {
  return id === null ? INSTALLED : (names.get(id) ?? 'personale');
}

function presentDraft({ service, names }: ShownService): DraftPart | null {
  const draft = draftOf(service);
  if (draft === null) return null;
  return {
    number: String(draft.number),
    author: nameOf(draft.authorId, names),
    at: shortTime(draft.at),
    changes: service.live === null ? null : modelDifference(service.live, draft.model),
    previewHref: adminPaths.servicePreview(service.id),
    publishAction: adminPaths.servicePublication(service.id),
  };
}

function presentOpening(
  { id, opening }: OfficeService,
  today: string,
  refused: Pick<OpeningForm, 'values' | 'errorOf'> | undefined,
): OpeningForm {
  return {
    action: adminPaths.serviceOpening(id),
    seen: writeOpening(opening),
    isClosing: openingState(opening, today) === 'open',
    values: refused?.values ?? daysOf(opening),
    errorOf: refused?.errorOf ?? {},
  };
}

function daysOf({ opensOn, closesOn }: Opening): OpeningForm['values'] {
  return { opensOn: opensOn ?? '', closesOn: closesOn ?? '' };
}

/** What a version says, each field of it in one row. */
function rowsOf(model: ServiceModel): SummaryRow[] {
  return [...modelRows(model, () => true).values()];
}
