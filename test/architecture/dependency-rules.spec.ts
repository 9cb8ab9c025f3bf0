import { execFile } from 'node:child_process';
import { copyFile, mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { withTemporaryFolder } from '../support/temporary-folder.js';

const CRUISER = 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs';
const run = promisify(execFile);

/** Each forbidden import, with the rule that has to catch it. The imported file is made, too, and imports nothing. */
const FORBIDDEN: readonly (readonly [rule: string, from: string, to: string])[] = [
  ['domain-is-pure', 'src/domain/money.ts', 'src/shared/clock.ts'],
  ['domain-is-pure', 'src/domain/tax-code.ts', 'node:crypto'],
  ['shared-knows-no-module', 'src/shared/http/pages.ts', 'src/payments/payment-view.ts'],
  ['shared-knows-no-module', 'src/shared/outbox/relay.ts', 'src/database/data-source.ts'],
  ['catalog-and-bank-are-leaves', 'src/catalog/catalog.service.ts', 'src/payments/payment-view.ts'],
  ['catalog-and-bank-are-leaves', 'src/bank-gateway/bank-gateway.ts', 'src/catalog/service-view.ts'],
  ['payments-look-upstream-only', 'src/payments/payment.ts', 'src/receipts/issue-receipt.ts'],
  ['receipts-see-payments-only', 'src/receipts/receipt.ts', 'src/bank-gateway/signal.ts'],
  ['payments-look-upstream-only', 'src/payments/generous.ts', 'src/refunds/ask-refund.ts'],
  ['refunds-see-payments-and-bank', 'src/refunds/telling.ts', 'src/receipts/issue-receipt.ts'],
  ['lookup-sees-payments-and-receipts', 'src/lookup/timeline.ts', 'src/catalog/service-view.ts'],
  ['payments-look-upstream-only', 'src/payments/help.ts', 'src/lookup/find-my-payment.ts'],
  ['reconciliation-sees-payments-and-bank', 'src/reconciliation/matching.ts', 'src/receipts/issue-receipt.ts'],
  ['api-sees-payments-and-catalog', 'src/api/present.ts', 'src/receipts/issue-receipt.ts'],
  ['payments-look-upstream-only', 'src/payments/told.ts', 'src/api/api-key.ts'],
  ['exports-see-lists-only', 'src/exports/source.ts', 'src/admin/staff.ts'],
  ['payments-look-upstream-only', 'src/payments/filed.ts', 'src/exports/export-source.ts'],
  ['retention-sees-payments-and-receipts', 'src/retention/told.ts', 'src/admin/staff.ts'],
  ['payments-look-upstream-only', 'src/payments/remembered.ts', 'src/retention/forget-people.ts'],
  ['subfolders-are-private', 'src/admin/payments-page.ts', 'src/payments/persistence/payment.repository.ts'],
  ['simulator-is-apart', 'src/bank-simulator/mac.ts', 'src/shared/derived-key.ts'],
  ['nobody-uses-the-simulator', 'src/shared/fake-bank.ts', 'src/bank-simulator/ledger.ts'],
  ['standalone-starts-processes', 'src/standalone/installation.ts', 'src/payments/payment-view.ts'],
  ['nobody-uses-standalone', 'src/database/migrate.ts', 'src/standalone/secrets.ts'],
  ['demo-knows-what-a-payment-is', 'src/demo/story.ts', 'src/receipts/issue-receipt.ts'],
  ['nobody-uses-demo', 'src/payments/example.ts', 'src/demo/story.ts'],
  ['composition-is-the-top', 'src/payments/early.ts', 'src/app.module.ts'],
  ['typeorm-stays-in-persistence', 'src/payments/use-cases/pay.ts', 'typeorm'],
  ['prometheus-stays-in-metrics', 'src/payments/use-cases/measured.ts', 'prom-client'],
  ['command-line-knows-no-command', 'src/cli/commands.ts', 'src/doctor/doctor.command.ts'],
  ['production-needs-no-test-tools', 'src/receipts/receipt-check.ts', 'fast-check'],
  ['no-unresolved', 'src/payments/hopeful.ts', './not-written-yet.js'],
];

const ALLOWED: readonly (readonly [from: string, to: string])[] = [
  ['src/admin/dashboard.ts', 'src/payments/payment-view.ts'],
  ['src/receipts/pdf.ts', 'src/payments/payment-view.ts'],
  ['src/api/answer.ts', 'src/payments/prepared-payment.ts'],
  ['src/exports/list.ts', 'src/refunds/refund-export.ts'],
  ['src/retention/forgetting.ts', 'src/payments/payment-view.ts'],
  ['src/refunds/calling.ts', 'src/bank-gateway/hand-off.ts'],
  ['src/bank-simulator/main.ts', 'src/shared/clock.ts'],
  ['src/standalone/child-environment.ts', 'src/env.ts'],
  ['src/payments/persistence/payment.entity.ts', 'typeorm'],
];

interface Cruise {
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
  };
}

async function cruise(folder: string): Promise<string[]> {
  const rules = ['--config', resolve('dependency-rules.cjs'), '--output-type', 'json', 'src'];
  // It ends with the number of violations as its code.
  const { stdout } = await run(process.execPath, [resolve(CRUISER), ...rules], { cwd: folder, maxBuffer: 1e7 }).catch(
    (error: unknown) => error as { stdout: string },
  );
  const { violations } = (JSON.parse(stdout) as Cruise).summary;
  return violations.map(({ from, rule }) => `${rule.name}: ${from}`);
}

async function writeImport(folder: string, from: string, to: string): Promise<void> {
  const isFile = to.startsWith('src/');
  const specifier = isFile ? `${'../'.repeat(from.split('/').length - 1)}${to.replace(/ts$/, 'js')}` : to;
  await mkdir(dirname(join(folder, from)), { recursive: true });
  await writeFile(join(folder, from), `import * as other from '${specifier}';\nexport const used = other;\n`);
  if (!isFile) return;
  await mkdir(dirname(join(folder, to)), { recursive: true });
  await writeFile(join(folder, to), 'export {};\n', { flag: 'wx' }).catch(() => undefined);
}

async function project(folder: string): Promise<void> {
  for (const file of ['package.json', 'tsconfig.json']) await copyFile(file, join(folder, file));
  await symlink(resolve('node_modules'), join(folder, 'node_modules'));
}

describe('the rules between rooms', () => {
  it('catch every import that they forbid, and only those', () =>
    withTemporaryFolder(async (folder) => {
      await project(folder);
      for (const [from, to] of ALLOWED) await writeImport(folder, from, to);
      for (const [, from, to] of FORBIDDEN) await writeImport(folder, from, to);
      const expected = FORBIDDEN.map(([rule, from]) => `${rule}: ${from}`);
      expect((await cruise(folder)).sort()).toEqual(expected.sort());
    }));

  it('catch a cycle', () =>
    withTemporaryFolder(async (folder) => {
      await project(folder);
      await writeImport(folder, 'src/payments/b.ts', 'src/payments/a.ts');
      await writeImport(folder, 'src/payments/a.ts', 'src/payments/b.ts');
      expect(await cruise(folder)).toContain('no-cycles: src/payments/a.ts');
    }));
});
