import type { Page, SummaryRow, TimeText } from '../../../shared/http/pages/page.js';
import { defineView } from '../../../shared/http/pages/view.js';
import type { ServiceState } from '../../service-words.js';
import type { ModelChange } from '../../services/model-difference.js';

/** What an action came to. */
export interface ServiceNotice {
  readonly isGood: boolean;
  readonly message: string;
}

/** All services in the order of the home page, drafts included. */
export interface ServicesPage extends Page {
  readonly notice: ServiceNotice | null;
  readonly newHref: string;
  readonly orderAction: string;
  readonly services: readonly ServiceRow[];
}

export interface ServiceRow {
  readonly id: string;
  readonly href: string;
  readonly name: string;
  readonly state: ServiceState;
  /** A version waits to be published. */
  readonly hasDraft: boolean;
  /** "libero", "fisso, 12,00 €", "listino di 3 voci". */
  readonly amount: string;
  /** "12 pagati, 1.156,96 €". */
  readonly payments: string;
  readonly mayGoUp: boolean;
  readonly mayGoDown: boolean;
}

export const servicesView = defineView<ServicesPage>('admin/services');

/** One service: its draft, when it can be paid, what it says. */
export interface ServicePage extends Page {
  readonly notice: ServiceNotice | null;
  readonly state: ServiceState;
  readonly draft: DraftPart | null;
  readonly isPublished: boolean;
  readonly hrefs: {
    readonly edit: string;
    readonly versions: string;
    /** The citizens' page; null while it cannot be paid. */
    readonly page: string | null;
    /** In the list of transactions. */
    readonly payments: string;
  };
  readonly opening: OpeningForm;
  readonly rows: readonly SummaryRow[];
  readonly payments: string;
  /** No action: it has payments, or is open. */
  readonly removal: { readonly action: string | null; readonly note: string };
}

/** A version that citizens do not see yet. */
export interface DraftPart {
  readonly number: string;
  readonly author: string;
  readonly at: TimeText;
  /** From what is published; null when nothing is. */
  readonly changes: readonly ModelChange[] | null;
  readonly previewHref: string;
  readonly publishAction: string;
}

export interface OpeningForm {
  readonly action: string;
  /** What the form was made from, so that another's change is noticed. */
  readonly seen: string;
  /** What the button that acts at once does. */
  readonly isClosing: boolean;
  readonly values: { readonly opensOn: string; readonly closesOn: string };
  readonly errorOf: Readonly<Partial<Record<'opensOn' | 'closesOn', string>>>;
}

export const serviceView = defineView<ServicePage>('admin/service');

/** Every version of a service, newest first. */
export interface ServiceVersionsPage extends Page {
  readonly serviceName: string;
  /** Number of the version that a resumed one would follow. */
  readonly latest: string;
  readonly versions: readonly VersionPart[];
}

export interface VersionPart {
  readonly number: string;
  /** Null: it was there before versions were kept. */
  readonly saved: { readonly author: string; readonly at: TimeText } | null;
  readonly published: { readonly author: string; readonly at: TimeText } | null;
  /** Citizens see this one now. */
  readonly isLive: boolean;
  /** Makes it the draft again; null for the latest. */
  readonly resumeAction: string | null;
  /** From the version before; null for the first. */
  readonly changes: readonly ModelChange[] | null;
  /** Everything that it says. */
  readonly rows: readonly SummaryRow[];
}

export const serviceVersionsView = defineView<ServiceVersionsPage>('admin/service-versions');
