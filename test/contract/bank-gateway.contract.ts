import { type BankHarness, type BankOrderState, FAULTS_AFTER_SENDING, FAULTS_BEFORE_SENDING } from './bank-harness.js';
import {
  attempt,
  CALL_MS,
  context,
  expectedFacts,
  expectFailure,
  expectNoSecrets,
  initInput,
  knows,
  ORDER,
  patienceMs,
  query,
  refund,
  refundInput,
} from './contract-calls.js';

/** What the payments module relies on, for any adapter. `createHarness` gives a bank of its own to each test. */
export function describeBankGatewayContract(name: string, createHarness: () => BankHarness): void {
  describe(`bank gateway contract: ${name}`, () => {
    let bank: BankHarness;
    const current = (): BankHarness => bank;

    beforeEach(async () => {
      bank = createHarness();
      await bank.start();
    });
    afterEach(() => bank.stop());

    describe('hand-off', () => {
      describeHandOff(current);
    });
    describe('messages', () => {
      describeMessages(current);
    });
    describe('query', () => {
      describeQuery(current);
      describeQueryFaults(current);
    });
    describe('refund', () => {
      describeRefund(current);
    });
  });
}

function describeHandOff(bank: () => BankHarness): void {
  it('sends the browser to the bank over an address that holds no secret', async () => {
    const { handOff } = await bank().gateway().initiate(initInput(bank()), context(bank()));
    const sent = handOff.kind === 'form-post' ? [handOff.action.href, ...handOff.fields.flat()] : [handOff.url.href];
    for (const secret of bank().secrets) expect(sent.join('\n')).not.toContain(secret);
    expect(sent.join('\n')).toContain(ORDER.ref);
  });

  it('refuses an order whose time is over', async () => {
    const input = { ...initInput(bank()), expiresAt: bank().clock.now() };
    await expectFailure(bank().gateway().initiate(input, context(bank())), 'MALFORMED');
  });

  it('accepts the order codes of this portal and nothing that could break out of a field', () => {
    const { refPattern } = bank().gateway().capabilities;
    expect(refPattern.test(ORDER.ref)).toBe(true);
    for (const ref of ['', 'A', 'PDP7K2M9Q4XW&A=1', 'pdp7k2m9q4xw', `${ORDER.ref}\n`])
      expect(refPattern.test(ref)).toBe(false);
  });
}

function describeMessages(bank: () => BankHarness): void {
  describe.each(['return', 'notification'] as const)('%s', (kind) => {
    describeMessage(bank, kind);
  });

  it('tells two messages apart, and the same one twice not', async () => {
    const hashes = [];
    for (const claim of ['paid', 'paid', 'declined'] as const) {
      const raw = bank().message(ORDER, { kind: 'notification', claim, form: 'signed' });
      hashes.push((await bank().gateway().parse('notification', raw, knows())).verifiedFields.signedSha256);
    }
    expect(hashes[0]).toBe(hashes[1]);
    expect(hashes[0]).not.toBe(hashes[2]);
  });

  it('takes a cancellation for a hint and no more', async () => {
    const signal = await bank()
      .gateway()
      .parse('return', bank().cancellation(ORDER), knows(attempt(bank())));
    expect(signal).toEqual({
      source: 'cancel',
      assurance: 'none',
      outcome: 'unknown',
      ref: ORDER.ref,
      verifiedFields: {},
    });
  });

  it('asks for a repetition only when the message could not be stored', () => {
    const gateway = bank().gateway();
    for (const ack of ['applied', 'duplicate', 'ignored', 'unknown-order'] as const) {
      expect(gateway.acknowledge(ack).status).toBe(200);
    }
    expect(gateway.acknowledge('rejected').status).toBe(403);
    expect(gateway.acknowledge('malformed').status).toBe(400);
    expect(gateway.acknowledge('retry-later').status).toBe(503);
  });
}

function describeMessage(bank: () => BankHarness, kind: 'return' | 'notification'): void {
  it.each(['paid', 'declined'] as const)('believes a signed message that says %s', async (claim) => {
    const raw = bank().message(ORDER, { kind, claim, form: 'signed' });
    const signal = await bank()
      .gateway()
      .parse(kind, raw, knows(attempt(bank())));
    expect(signal).toMatchObject({ source: kind, assurance: 'signed', outcome: claim, ...expectedFacts(bank()) });
    expect(signal.verifiedFields.signedSha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('reads a signed message about an order that we do not know', async () => {
    const raw = bank().message(ORDER, { kind, claim: 'paid', form: 'signed' });
    await expect(bank().gateway().parse(kind, raw, knows())).resolves.toMatchObject({
      ref: ORDER.ref,
      outcome: 'paid',
    });
  });

  it('refuses a message whose signature does not hold, and says which order it claimed', async () => {
    const raw = bank().message(ORDER, { kind, claim: 'paid', form: 'tampered' });
    const error = await expectFailure(
      bank()
        .gateway()
        .parse(kind, raw, knows(attempt(bank()))),
      'SIGNATURE',
    );
    expect(error.details.ref).toBe(ORDER.ref);
    expectNoSecrets(bank(), error);
  });

  it.each(['repeated', 'truncated'] as const)('refuses a %s message', async (form) => {
    const raw = bank().message(ORDER, { kind, claim: 'paid', form });
    await expectFailure(
      bank()
        .gateway()
        .parse(kind, raw, knows(attempt(bank()))),
      'MALFORMED',
    );
  });

  it('lets a failure to look the attempt up pass through', async () => {
    const raw = bank().message(ORDER, { kind, claim: 'paid', form: 'signed' });
    const down = new Error('database down');
    await expect(
      bank()
        .gateway()
        .parse(kind, raw, () => Promise.reject(down)),
    ).rejects.toBe(down);
  });
}

function describeQuery(bank: () => BankHarness): void {
  it('does not find an order that the bank never saw', async () => {
    await expect(query(bank())).resolves.toEqual({ found: false });
  });

  it('finds an order that the citizen has not finished', async () => {
    bank().hold(ORDER, 'open');
    await expect(query(bank())).resolves.toEqual({
      found: true,
      signal: undefined,
      refundedCents: 0,
      paidTransactions: 0,
    });
  });

  it('finds a payment with all that makes it one', async () => {
    bank().hold(ORDER, 'paid');
    const result = await query(bank());
    expect(result).toMatchObject({
      found: true,
      refundedCents: 0,
      paidTransactions: 1,
      signal: { source: 'query', assurance: 'signed', outcome: 'paid', ...expectedFacts(bank()) },
    });
    const at = result.found ? result.signal?.gatewayTime?.getTime() : undefined;
    expect(Math.abs((at ?? 0) - bank().clock.now().getTime())).toBeLessThan(60_000);
  });

  it.each([
    ['pending', 'pending'],
    ['declined', 'declined'],
    ['cancelled', 'cancelled'],
    ['expired', 'expired'],
    ['undocumented', 'unknown'],
  ] as const)('reports an order that is %s as %s', async (state: BankOrderState, outcome) => {
    bank().hold(ORDER, state);
    await expect(query(bank())).resolves.toMatchObject({
      signal: { outcome, ref: ORDER.ref, amountCents: ORDER.amountCents, currency: 'EUR' },
      paidTransactions: 0,
    });
  });
}

function describeQueryFaults(bank: () => BankHarness): void {
  it.each(FAULTS_BEFORE_SENDING)('knows that nothing was asked when the bank %s', async (fault) => {
    await bank().breakLine(fault);
    const error = await expectFailure(query(bank()), 'UNAVAILABLE');
    expect(error.retry).toBe('safe');
  });

  it.each(FAULTS_AFTER_SENDING)('believes nothing when the bank %s', async (fault) => {
    bank().hold(ORDER, 'paid');
    await bank().breakLine(fault);
    const error = await expectFailure(query(bank(), patienceMs(fault)), 'OUTCOME_UNKNOWN');
    expectNoSecrets(bank(), error);
    expect(bank().strayRequests()).toBe(0);
    await bank().mend();
    await expect(query(bank())).resolves.toMatchObject({ signal: { outcome: 'paid' } });
  });

  it('gives up when the caller does', async () => {
    await bank().breakLine('never answers');
    const giveUp = new AbortController();
    const startedAt = performance.now();
    const answer = query(bank(), CALL_MS, giveUp.signal);
    giveUp.abort();
    await expectFailure(answer, 'OUTCOME_UNKNOWN');
    expect(performance.now() - startedAt).toBeLessThan(CALL_MS);
  });

  it('asks nothing for a caller who has given up already', async () => {
    await expectFailure(query(bank(), CALL_MS, AbortSignal.abort()), 'UNAVAILABLE');
  });

  it('asks nothing when no time is left', async () => {
    await expectFailure(query(bank(), 0), 'UNAVAILABLE');
  });
}

function describeRefund(bank: () => BankHarness): void {
  beforeEach(() => {
    bank().hold(ORDER, 'paid');
  });

  it('gives back part, then the rest, and no more than was taken', async () => {
    const first = await refund(bank(), refundInput(bank(), 5_000));
    expect(first.operationId).not.toBe('');
    await refund(bank(), refundInput(bank(), 10_696));
    const error = await expectFailure(refund(bank(), refundInput(bank(), 1)), 'REJECTED');
    expect(error.details.bankCode).toBeDefined();
    expect(bank().refundedCents(ORDER)).toBe(15_696);
    await expect(query(bank())).resolves.toMatchObject({ refundedCents: 15_696, signal: { outcome: 'paid' } });
  });

  it('gives back once when the same request is repeated', async () => {
    const input = refundInput(bank(), 5_000);
    const first = await refund(bank(), input);
    await expect(refund(bank(), input)).resolves.toEqual(first);
    expect(bank().refundedCents(ORDER)).toBe(5_000);
  });

  it.each([
    ['a request id of another form', { requestId: '1' }],
    ['an amount of nothing', { amountCents: 0 }],
    ['a transaction code that breaks out of its field', { gatewayTxnId: 'A</TransactionID>' }],
  ])('sends nothing for %s', async (_, change) => {
    await expectFailure(refund(bank(), { ...refundInput(bank(), 5_000), ...change }), 'MALFORMED');
    expect(bank().refundedCents(ORDER)).toBe(0);
  });

  it.each(FAULTS_BEFORE_SENDING)('knows that nothing was given back when the bank %s', async (fault) => {
    await bank().breakLine(fault);
    await expectFailure(refund(bank(), refundInput(bank(), 5_000)), 'UNAVAILABLE');
    expect(bank().refundedCents(ORDER)).toBe(0);
  });

  it.each(FAULTS_AFTER_SENDING)('does not know, and gives back once in the end, when the bank %s', async (fault) => {
    const input = refundInput(bank(), 5_000);
    await bank().breakLine(fault);
    const error = await expectFailure(refund(bank(), input, patienceMs(fault)), 'OUTCOME_UNKNOWN');
    expect(error.retry).toBe('after-query');
    expectNoSecrets(bank(), error);
    await bank().mend();
    await expect(query(bank())).resolves.toMatchObject({ refundedCents: 5_000 });
    await expect(refund(bank(), input)).resolves.toMatchObject({ kind: 'done' });
    expect(bank().refundedCents(ORDER)).toBe(5_000);
  });
}
