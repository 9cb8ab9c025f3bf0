import type { StaffRole } from '../../src/domain/staff-permissions.js';
import { generateDemoData } from '../../src/demo/generate-demo-data.js';
import { TestPortal, type PortalOptions } from '../support/portal.js';
import { addStaff, STAFF_PORTAL, StaffBrowser } from '../support/staff.js';

/** A portal with an invented town's payments and one member of staff for each role, signed in when first asked for. */
export class Office {
  private readonly browsers = new Map<StaffRole, Promise<StaffBrowser>>();

  private constructor(readonly portal: TestPortal) {}

  static async open(payments: number, options: PortalOptions = {}): Promise<Office> {
    const portal = await TestPortal.start({ ...STAFF_PORTAL, ...options });
    for (const role of ['clerk', 'manager', 'auditor', 'admin'] as const)
      await addStaff(portal, { username: role, role });
    const databaseUrl = portal.environment.database.url!;
    const until = portal.clock.now();
    if (payments > 0)
      await generateDemoData({ databaseUrl, payments, days: 400, seed: 'office', until, isForced: true });
    return new Office(portal);
  }

  as(role: StaffRole): Promise<StaffBrowser> {
    const known = this.browsers.get(role);
    if (known !== undefined) return known;
    const browser = new StaffBrowser(this.portal);
    const signedIn = browser.signIn(role).then(() => browser);
    this.browsers.set(role, signedIn);
    return signedIn;
  }

  async rows<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.portal.sql.query<Row>(text, values)).rows;
  }

  /** Public id of one payment, the oldest, for which this holds. */
  async anyPayment(condition: string): Promise<string> {
    const [row] = await this.rows<{ id: string }>(
      `select public_id as id from payment p where ${condition} order by p.id limit 1`,
    );
    if (row === undefined) throw new Error(`no payment: ${condition}`);
    return row.id;
  }

  /** What is recorded of an action, views of this minute included. */
  async trail(action: string): Promise<{ subject: string | null; data: Record<string, unknown> }[]> {
    return this.rows(
      `select subject_id as subject, data from audit_entry where action = $1
       union all select subject_id, data from audit_view where action = $1`,
      [action],
    );
  }

  async close(): Promise<void> {
    await this.portal.close();
  }
}
