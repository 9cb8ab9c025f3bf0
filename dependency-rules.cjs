// Which room may look into which (dependency-cruiser 17; newer ones want Node 22). `npm run architecture` checks it,
// test/architecture proves that each rule catches what it forbids. Adapt it when a room is added, never to silence it.
const MODULES =
  '(catalog|bank-gateway|payments|receipts|refunds|lookup|reconciliation|retention|exports|api|admin|demo|doctor)';
const SPEC = '\\.spec\\.ts$';
/** The files that put a process together: they alone see every room. */
const COMPOSITION =
  '^src/(main|worker|migrate|standalone|app\\.module|worker\\.module|create-web-application|create-worker|cli)\\.ts$';

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    forbid('no-cycles', 'A cycle is two rooms without a wall.', {}, { circular: true }),
    forbid(
      'no-unresolved',
      'An import that nobody answers works on one machine only.',
      { pathNot: SPEC },
      { couldNotResolve: true },
    ),
    forbid(
      'domain-is-pure',
      'Rules of money and state know no framework, clock or chance.',
      { path: '^src/domain/', pathNot: SPEC },
      { pathNot: '^src/domain/' },
    ),
    forbid(
      'shared-knows-no-module',
      'Technical pieces serve all modules.',
      { path: '^src/shared/' },
      { path: `^src/(${MODULES}|database|standalone)/` },
    ),
    forbid(
      'catalog-and-bank-are-leaves',
      'They look at nobody.',
      { path: '^src/(catalog|bank-gateway)/' },
      { path: `^src/${MODULES}/`, pathNot: '^src/$1/' },
    ),
    forbid(
      'payments-look-upstream-only',
      'What follows a payment listens to the outbox.',
      { path: '^src/payments/' },
      { path: '^src/(receipts|refunds|lookup|reconciliation|retention|exports|api|admin|doctor)/' },
    ),
    forbid(
      'receipts-see-payments-only',
      'A receipt is made of a payment.',
      { path: '^src/receipts/' },
      { path: '^src/(api|admin|refunds|lookup|reconciliation|retention|exports|bank-gateway|catalog|doctor)/' },
    ),
    forbid(
      'refunds-see-payments-and-bank',
      'What the citizen is told of a refund listens to the outbox.',
      { path: '^src/refunds/' },
      { path: '^src/(api|admin|receipts|lookup|reconciliation|retention|exports|catalog|doctor)/' },
    ),
    forbid(
      'lookup-sees-payments-and-receipts',
      'It tells a citizen what they hold, and changes neither.',
      { path: '^src/lookup/' },
      { path: '^src/(api|admin|refunds|reconciliation|retention|exports|bank-gateway|catalog|doctor)/' },
    ),
    forbid(
      'reconciliation-sees-payments-and-bank',
      'Staff pages and receipts are not its business.',
      { path: '^src/reconciliation/' },
      { path: '^src/(api|admin|receipts|refunds|lookup|retention|exports|catalog|doctor)/' },
    ),
    forbid(
      'api-sees-payments-and-catalog',
      'Other programs prepare payments and are told of them; receipts and staff pages are not their business.',
      { path: '^src/api/' },
      { path: '^src/(admin|receipts|refunds|lookup|reconciliation|retention|exports|bank-gateway|doctor)/' },
    ),
    forbid(
      'exports-see-lists-only',
      'A list as a file is made of what payments, refunds and reconciliation say of themselves.',
      { path: '^src/exports/' },
      { path: '^src/(api|admin|receipts|lookup|retention|bank-gateway|catalog|doctor)/' },
    ),
    forbid(
      'retention-sees-payments-and-receipts',
      'What is forgotten was asked of nobody: its SQL is its own, under the triggers of the tables.',
      { path: '^src/retention/' },
      { path: '^src/(api|admin|refunds|lookup|reconciliation|exports|bank-gateway|catalog|doctor|database)/' },
    ),
    forbid(
      'subfolders-are-private',
      "A module's root files are its public face.",
      { path: `^src/${MODULES}/` },
      { path: `^src/${MODULES}/[^/]+/`, pathNot: '^src/$1/' },
    ),
    forbid(
      'simulator-is-apart',
      'The bank shares no code with us, signing least of all; only environment and clock.',
      { path: '^src/bank-simulator/' },
      { path: '^src/', pathNot: '^src/(bank-simulator/|env\\.ts$|shared/clock\\.ts$)' },
    ),
    forbid(
      'nobody-uses-the-simulator',
      'Only the standalone start launches it, as a process.',
      { path: '^src/', pathNot: '^src/bank-simulator/' },
      { path: '^src/bank-simulator/' },
    ),
    forbid(
      'standalone-starts-processes',
      'It launches the programs and migrates the database; what they do is not its business.',
      { path: '^src/standalone/' },
      { path: `^src/(${MODULES}|domain|bank-simulator)/` },
    ),
    forbid(
      'nobody-uses-standalone',
      "In production each program runs by itself; an operator's command finds what `npm start` started.",
      { path: '^src/', pathNot: '^src/(standalone(/|\\.ts$)|cli\\.ts$)' },
      { path: '^src/standalone/' },
    ),
    forbid(
      'demo-knows-what-a-payment-is',
      'It writes rows by SQL of its own, with the rules of the domain and the chain of payments; no use case, page or bank.',
      { path: '^src/demo/' },
      {
        path: '^src/(catalog|bank-gateway|receipts|refunds|reconciliation|retention|exports|api|admin|database|standalone)/',
      },
    ),
    forbid(
      'nobody-uses-demo',
      'Invented payments come from the command line only.',
      { path: '^src/', pathNot: '^src/(demo/|cli\\.ts$)' },
      { path: '^src/demo/' },
    ),
    forbid(
      'composition-is-the-top',
      'Whoever puts the rooms together is seen by none of them.',
      { path: '^src/', pathNot: COMPOSITION },
      { path: COMPOSITION },
    ),
    forbid(
      'typeorm-stays-in-persistence',
      'Entities and SQL have their own rooms.',
      {
        path: '^src/',
        pathNot: '/persistence/|^src/database/|\\.module\\.ts$|^src/shared/(outbox|audit-trail|transaction)',
      },
      { path: 'node_modules/(typeorm|@nestjs/typeorm)/' },
    ),
    forbid(
      'prometheus-stays-in-metrics',
      'Modules report through the port; who collects may change.',
      { path: '^src/', pathNot: '^src/shared/metrics/' },
      { path: 'node_modules/prom-client/' },
    ),
    forbid(
      'command-line-knows-no-command',
      'It runs the commands that cli.ts lists.',
      { path: '^src/cli/' },
      { path: `^src/(${MODULES}|database|standalone)/` },
    ),
    forbid(
      'production-needs-no-test-tools',
      'The container has the production packages only.',
      { path: '^src/', pathNot: SPEC },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    ),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    // Packages with more than one entry name them so.
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};
