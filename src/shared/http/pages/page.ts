/** What every page says about itself. The templates of one view and its page type are tied by {@link View}. */
export interface Page {
  /** The beginning of `<title>`, and the page's only h1 unless its type says otherwise. */
  readonly title: string;
  /** What `<title>` says after the page's own title, before the portal's name: the service. */
  readonly titleContext?: string;
  /** Where the citizen stands in the five steps; absent on pages outside the payment. */
  readonly step?: StepName;
  /** The way here from the home page, which is always first and not repeated; the last entry is this page. */
  readonly breadcrumb: readonly Crumb[];
  /** Mistakes to correct, in the order of the fields; when there is one `<title>` says so first. */
  readonly errors?: readonly ErrorLine[];
  /** Keeps search engines away; true for everything that concerns one payment. */
  readonly isPrivate?: boolean;
  /** The page asks again by itself: the browser without JavaScript, the script quietly with it. */
  readonly refresh?: Refresh;
  /** How to ask for the same page again when it answered a form; absent where its address is enough. */
  readonly sentForm?: SentForm;
}

/** A form that the language switch sends again, so that nothing typed is lost. */
export interface SentForm {
  /** An address that only looks at what it is sent. */
  readonly action: string;
  readonly fields: readonly HiddenField[];
}

/** When and where a page asks again; the address counts the turns, so that the server can end them. */
export interface Refresh {
  readonly seconds: number;
  readonly href: string;
}

/** The steps of a payment, as the progress bar shows them. */
export type StepName = 'service' | 'details' | 'review' | 'bank' | 'receipt';

export interface Crumb {
  readonly label: string;
  /** Absent for the page itself. */
  readonly href?: string;
}

/** One line of the error summary. */
export interface ErrorLine {
  /** Same words as beside the field. */
  readonly message: string;
  /** `#` and the id of the field, which is the name of the form's field. */
  readonly href: string;
}

/** Something that deserves a second look and blocks nothing. */
export interface Notice {
  readonly message: string;
  /** `#` and the id of the field it speaks of, on pages that have that field. */
  readonly href?: string;
}

/** A label and its value, both as they are printed. */
export interface SummaryRow {
  readonly label: string;
  readonly value: string;
}

/** A field of a form that the citizen does not see. */
export interface HiddenField {
  readonly name: string;
  readonly value: string;
}

/** An instant as people read it and as programs do; made by `timeText`. */
export interface TimeText {
  /** ISO 8601, UTC. */
  readonly iso: string;
  /** Europe/Rome, in the language of the page: "23 novembre 2026, ore 12:15". */
  readonly text: string;
}

/** The office that answers for a service. */
export interface OfficeContacts {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
}
