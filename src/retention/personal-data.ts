/** What becomes of a column, as far as it may tell something about a person. */
export type DataClass =
  /** Erased when the person of the payment is forgotten. */
  | 'forgotten'
  /** May hold a person for hours or days, and then goes by itself. */
  | 'short-lived'
  /** A hash that only the installation's secret can make again: it answers "was it this one?", never "who was it?". */
  | 'keyed-hash'
  /** About the office's own people, for as long as the trail of what they did. */
  | 'staff'
  /** The municipality's own words, contacts and settings. */
  | 'office'
  /** Kept by law with the accounts, as it came, whatever it says. */
  | 'accounting-record'
  /** Codes, states, ids, amounts, secrets: nothing that tells who somebody is. */
  | 'code';

/** The text-like columns of one table, each under what becomes of it. */
export type TableData = Readonly<Partial<Record<DataClass, readonly string[]>>>;

/**
 * Every column of the database that can hold words, hashes or bytes, and what is decided about it. A test compares the
 * list with the schema: a new column without a decision does not pass. Whoever adds a table adds its line here, and,
 * when the answer is `forgotten`, what erases it (`persistence/forget.statements.ts` or a trigger on `payer`).
 */
export const PERSONAL_DATA: Readonly<Record<string, TableData>> = {
  // The person.
  payer: {
    forgotten: [
      'first_name',
      'last_name',
      'tax_code',
      'address',
      'city',
      'postal_code',
      'province',
      'email',
      'description',
      'extra_fields',
    ],
  },
  // Notes of staff, why a receipt was sent again, why a refund was asked for or rejected, how a doubt or an alert
  // ended.
  payment_note: { forgotten: ['text'], code: ['kind'] },
  receipt_delivery_address: { forgotten: ['email'] },
  // The hash of what a citizen sent, zeroed with the person: with a guess at hand it would tell whether the guess is
  // right.
  payment: {
    forgotten: ['body_hash'],
    office: ['service_slug', 'service_name', 'office_name', 'office_email', 'office_phone', 'accounting_code'],
    code: ['public_id', 'status', 'transaction_code', 'idempotency_key', 'last_event_hash', 'language'],
  },
  // The other program's own name for it, which its document says must tell nothing about anybody, stays: it is the key.
  prepared_payment: { forgotten: ['body_hash'], code: ['public_id', 'external_id'] },
  prepared_payment_data: { 'short-lived': ['fields'] },
  // What another program answered: anything. Emptied with the person, and after the days of unpaid payments in any
  // case.
  webhook_attempt: { forgotten: ['response'], code: ['error_code'] },

  // The payment's life: codes of ours, and of the bank only fields that name neither card nor holder.
  payment_attempt: {
    code: [
      'order_code',
      'gateway',
      'shop_id',
      'key_version',
      'currency',
      'status',
      'transaction_code',
      'authorization_code',
    ],
  },
  payment_event: { code: ['type', 'data', 'previous_hash', 'hash'] },
  payment_alert: { code: ['kind', 'data', 'resolution'] },
  payment_day_change: { code: ['status'] },
  payment_day_summary: { code: ['status'] },
  bank_signal: { code: ['source', 'outcome', 'dedupe_key', 'fields'] },
  unmatched_signal: { code: ['gateway', 'order_code', 'source', 'outcome', 'dedupe_key', 'fields'] },
  refund: {
    code: ['public_id', 'source', 'reason', 'form_key', 'state', 'request_id', 'operation_code', 'last_error_code'],
  },

  // Sendings: where to is with the payer, or in receipt_delivery_address.
  receipt: { code: ['payment_id', 'verification_code'] },
  receipt_delivery: { code: ['reason', 'state', 'message_id', 'last_error_code'] },
  resume_delivery: { code: ['payment_id', 'reason', 'state', 'message_id', 'last_error_code'] },
  refund_delivery: { code: ['payment_id', 'refund_id', 'reason', 'state', 'message_id', 'last_error_code'] },
  undelivered_receipt: { code: ['payment_id', 'state'] },
  webhook_delivery: { code: ['event_id', 'type', 'body', 'state', 'last_error_code'] },
  outbox: { code: ['topic', 'payload', 'last_error_code'] },

  // What the bank wrote: a transfer's words may name who made it. It is what the accounts rest on, and stays as it
  // came.
  bank_file: {
    'accounting-record': ['name'],
    code: ['public_id', 'sha256', 'format', 'format_version', 'encoding', 'state', 'refusal_reason', 'source'],
  },
  bank_file_chunk: { 'accounting-record': ['content'] },
  bank_line_reject: { 'accounting-record': ['excerpt'], code: ['reason'] },
  bank_statement: { 'accounting-record': ['statement_id', 'account', 'number'], code: ['currency', 'balance'] },
  bank_line: {
    'accounting-record': ['bank_reference', 'customer_reference', 'description'],
    code: ['line_key', 'public_id', 'account', 'transaction_type'],
  },
  bank_statement_day: { code: ['account'] },
  gateway_line: { code: ['line_key', 'public_id', 'type', 'shop_id', 'order_code', 'transaction_code'] },
  gateway_match: { code: ['verdict', 'how'] },
  credit_part: { code: ['how'] },
  reconciliation_finding: { code: ['subject_kind', 'subject_id', 'label'] },

  // Lists taken as files: their content expires by itself within hours, and at once when somebody who may be in it is
  // forgotten; what is recorded of them names days and codes.
  export: {
    staff: ['maker_name'],
    code: [
      'public_id',
      'kind',
      'format',
      'way',
      'file_name',
      'filter_words',
      'state',
      'sha256',
      'totals',
      'manifest',
      'error_code',
    ],
  },
  // The office's words about what does not fit. What the accounts rest on is the decision and its reason, which are
  // codes; the words beside them may name whoever paid, and go with the last of the people inside the order, refund,
  // line or day that they are about. About money of which no payment is known there is nobody to forget: they stay with
  // the bank's line.
  worklist_item: { code: ['subject_kind', 'subject_id', 'label', 'decision', 'reason'] },
  worklist_note: { forgotten: ['text'], code: ['subject_kind', 'subject_id', 'label', 'kind'] },
  credit_proposal: { code: ['public_id', 'state', 'digest', 'parts'] },
  gateway_day: { code: ['shop_id'] },
  // Minutes hold sums, references and the bank's own lines; `days` is a range. Why a period was opened again is about
  // all of its days, an act of the office that must be answered for: it stays with the minutes.
  closed_period: {
    'accounting-record': ['minutes_csv', 'minutes_pdf', 'reopen_reason'],
    code: ['kind', 'days', 'csv_sha256', 'pdf_sha256'],
  },
  export_delivery: { code: ['request', 'state', 'last_error_code'] },
  export_chunk: { 'short-lived': ['bytes'] },

  // Limits on guesses, by keyed hashes, for minutes or hours.
  lookup_allowance: { 'keyed-hash': ['subject'] },
  sign_in_throttle: { 'keyed-hash': ['key'] },

  // What staff did and looked for. A person is a keyed hash there: who saw somebody's data can be answered, not asked
  // back.
  audit_entry: {
    staff: ['actor_name'],
    'keyed-hash': ['subject_id', 'data'],
    code: ['actor_kind', 'action', 'subject_kind', 'previous_hash', 'hash'],
  },
  audit_view: {
    staff: ['actor_name'],
    'keyed-hash': ['key', 'subject_id', 'data'],
    code: ['actor_kind', 'action', 'subject_kind'],
  },
  audit_head: { code: ['hash'] },
  audit_seal: { code: ['merkle_root', 'chain_hash'] },
  audit_verification: { code: ['state', 'broken_reason'] },
  retention_batch: { code: ['kind'] },
  // Encrypted, for its owner, for hours; deleted afterwards.
  staff_filter: { 'short-lived': ['sealed'], code: ['id'] },

  // The office.
  staff: {
    staff: ['username', 'full_name', 'purpose'],
    code: ['role', 'state', 'password_hash', 'totp_secret', 'totp_pending_secret'],
  },
  staff_recovery_code: { code: ['code_hash'] },
  staff_session: { staff: ['user_agent'], 'keyed-hash': ['network_hash'], code: ['token_hash', 'stage'] },
  // A check of the table keeps persons out of saved views.
  staff_view: { office: ['name', 'query'], code: ['scope'] },
  service: {
    office: ['name', 'description', 'office_name', 'office_email', 'office_phone', 'accounting_code'],
    code: ['slug', 'amount_kind'],
  },
  service_field: { office: ['label', 'hint', 'choices'], code: ['key', 'kind'] },
  service_price: { office: ['label'] },
  service_version: { office: ['model'] },
  commission_rate: { office: ['reason', 'withdrawal_reason'] },
  api_key: { office: ['name', 'webhook_url'], code: ['prefix', 'hash', 'scopes'] },
  webhook_secret: { code: ['sealed'] },
  migration: { code: ['name'] },
  worker_round: { code: ['name'] },
};

/** What is decided about a column; undefined when nobody has decided. */
export function classOf(table: string, column: string): DataClass | undefined {
  const data = Object.entries(PERSONAL_DATA[table] ?? {});
  return data.find(([, columns]) => columns.includes(column))?.[0] as DataClass | undefined;
}
