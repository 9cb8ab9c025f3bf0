import type { ServiceView } from '../../../catalog/service-view.js';
import type { CalendarDay } from '../../../domain/calendar-day.js';
import { isAllowed } from '../../../domain/staff-permissions.js';
import { adminPaths } from '../../admin-paths.js';
import type { SavedView } from '../../persistence/view.store.js';
import type { SignedIn } from '../../staff.js';
import { type ListAddress, parseListAddress, viewOf, writeListAddress } from '../../transactions/list-address.js';
import type { SoughtPerson } from '../../transactions/person-filters.js';
import type { ListProblem } from '../../transactions/read-list-filter.js';
import { READY_VIEWS } from '../../transactions/ready-views.js';
import type { ChoiceLink, ListResult, PersonPart, SaveForm, TransactionsPage, ViewLinks } from './transactions.page.js';
import { presentFilterForm, presentPeriodDays, presentPeriods } from './filter-form.presenter.js';
import { listMessages } from './list-messages.js';
import { type FoundPage, presentResult } from './list-result.presenter.js';

/** What the list's page is made of. */
export interface ShownList {
  readonly by: SignedIn;
  readonly address: ListAddress;
  readonly today: CalendarDay;
  readonly services: readonly ServiceView[];
  readonly views: readonly SavedView[];
  readonly person: SoughtPerson | undefined;
  readonly found: FoundPage | 'too-slow' | { readonly problems: readonly ListProblem[] };
  /** The form that was sent from the page and could not be accepted. */
  readonly refused?: RefusedForm;
}

export type RefusedForm =
  | { readonly form: 'person'; readonly value: string; readonly message: string }
  | { readonly form: 'view'; readonly value: string; readonly isShared: boolean; readonly message: string };

const TITLE = 'Transazioni';
/** The fields of the two forms that travel by POST. */
const FIELD_OF = { person: 'person', view: 'viewName' } as const;

export function presentTransactions(shown: ShownList): TransactionsPage {
  const { address, today, services, found, refused } = shown;
  const problems = typeof found === 'object' && 'problems' in found ? found.problems : [];
  const { errorOf, lines } = listMessages(problems);
  const refusedLine = refused === undefined ? [] : [{ message: refused.message, href: `#${FIELD_OF[refused.form]}` }];
  return {
    title: TITLE,
    breadcrumb: [{ label: TITLE }],
    isPrivate: true,
    errors: [...lines, ...refusedLine],
    views: presentViews(shown),
    periods: presentPeriods(address),
    periodText: presentPeriodDays(address, today),
    form: presentFilterForm(address, services, errorOf),
    person: presentPerson(shown, errorOf['person'] ?? null),
    result: resultOf(shown),
    save: presentSave(shown),
  };
}

function resultOf({ address, found }: ShownList): ListResult | null {
  if (found === 'too-slow') return { isTooSlow: true };
  return 'problems' in found ? null : presentResult(address, found);
}

function presentPerson({ address, person, refused }: ShownList, error: string | null): PersonPart {
  const isRefused = refused?.form === 'person';
  const without = writeListAddress({ ...address, filter: '', cursor: '' });
  return {
    chosen: person === undefined ? null : { text: person.typed, removeHref: adminPaths.transactions(without) },
    action: adminPaths.findPerson(),
    query: without,
    value: isRefused ? refused.value : '',
    error: isRefused ? refused.message : error,
  };
}

function presentViews({ views, address }: ShownList): ViewLinks {
  const current = address.filter === '' ? writeListAddress(viewOf(address)) : null;
  const link = ({ name, query }: { readonly name: string; readonly query: string }): ChoiceLink => ({
    label: name,
    href: adminPaths.transactions(query),
    // Written anew, because an address may come in another order.
    isCurrent: writeListAddress(parseListAddress(query)) === current,
  });
  const groups = [
    { title: 'Viste pronte', links: READY_VIEWS.map(link) },
    { title: "Viste dell'ufficio", links: views.filter(({ scope }) => scope === 'office').map(link) },
    { title: 'Le mie viste', links: views.filter(({ scope }) => scope === 'own').map(link) },
  ];
  return { groups: groups.filter(({ links }) => links.length > 0), manageHref: adminPaths.views() };
}

function presentSave({ by, address, refused }: ShownList): SaveForm {
  const isRefused = refused?.form === 'view';
  return {
    action: adminPaths.views(),
    query: writeListAddress({ ...address, cursor: '' }),
    name: isRefused ? refused.value : '',
    mayShare: isAllowed(by.account.role, 'keep-office-views'),
    isShared: isRefused && refused.isShared,
    leavesPersonOut: address.filter !== '',
    error: isRefused ? refused.message : null,
  };
}
