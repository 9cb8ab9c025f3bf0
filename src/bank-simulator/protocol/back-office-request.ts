import { XMLParser } from 'fast-xml-parser';
import { macOfFields, sameMac, type SignedFields } from './mac.js';

/** A back-office request whose form is right; whether it is authentic is another question. */
export interface BackOfficeRequest {
  readonly operation: 'ORDERSTATUS' | 'REFUND';
  readonly timestamp: string;
  readonly mac: string;
  /** Names of the signature (`SHOPID`, `REQREFNUM`, `ORDERID`...) with the values of their elements. */
  readonly values: ReadonlyMap<string, string>;
}

interface Operation {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

const HEADER = { SHOPID: 'ShopID', OPERATORID: 'OperatorID', REQREFNUM: 'ReqRefNum' } as const;
const ELEMENTS: Readonly<Record<string, string>> = {
  TRANSACTIONID: 'TransactionID',
  ORDERID: 'OrderID',
  AMOUNT: 'Amount',
  CURRENCY: 'Currency',
  EXPONENT: 'Exponent',
  OPDESCR: 'OpDescr',
  OPTIONS: 'Options',
  PRODUCTREF: 'ProductRef',
};

/** Order of each operation's signature after OPERATION, TIMESTAMP and the header. Source: the vendor's client. */
const OPERATIONS = {
  ORDERSTATUS: { required: ['ORDERID'], optional: ['OPTIONS', 'PRODUCTREF'] },
  REFUND: {
    required: ['TRANSACTIONID', 'ORDERID', 'AMOUNT', 'CURRENCY'],
    optional: ['EXPONENT', 'OPDESCR', 'OPTIONS'],
  },
} as const satisfies Record<string, Operation>;

const GRAMMAR: Readonly<Record<string, RegExp>> = {
  SHOPID: /^[A-Za-z0-9]{15}$/,
  OPERATORID: /^[A-Za-z0-9]{8,18}$/,
  REQREFNUM: /^\d{32}$/,
  ORDERID: /^[A-Za-z0-9]{1,50}$/,
  AMOUNT: /^[1-9]\d{0,11}$/,
};
const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}$/;

const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false, ignoreDeclaration: true });

/** Reads the `data` field of a back-office call; undefined when it is not a request of a known form (Result 03). */
export function readBackOfficeRequest(xml: string): BackOfficeRequest | undefined {
  // Nobody who is honest sends a document type: it only serves to define entities.
  if (xml.includes('<!') || !xml.trimEnd().endsWith('</BPWXmlRequest>')) return undefined;
  const root = child(parse(xml), 'BPWXmlRequest');
  const request = child(root, 'Request');
  const operation = text(request, 'Operation');
  if (operation !== 'ORDERSTATUS' && operation !== 'REFUND') return undefined;
  const timestamp = text(request, 'Timestamp') ?? '';
  const values = valuesOf(OPERATIONS[operation], soleChild(child(root, 'Data')));
  if (values === undefined || !TIMESTAMP.test(timestamp)) return undefined;
  return { operation, timestamp, mac: text(request, 'MAC') ?? '', values };
}

/** True when the request carries the MAC that the holder of the result key would put. */
export function isAuthentic(request: BackOfficeRequest, resultKey: string): boolean {
  return sameMac(request.mac, macOfFields(resultKey, signedFieldsOf(request)));
}

/** What the MAC of a request covers, in order. */
export function signedFieldsOf(request: BackOfficeRequest): SignedFields {
  return [['OPERATION', request.operation], ['TIMESTAMP', request.timestamp], ...request.values];
}

function valuesOf(operation: Operation, body: unknown): ReadonlyMap<string, string> | undefined {
  const values = new Map<string, string>();
  const header = child(body, 'Header');
  for (const [name, element] of Object.entries(HEADER)) values.set(name, text(header, element) ?? '');
  for (const name of [...operation.required, ...operation.optional]) {
    const value = text(body, ELEMENTS[name] ?? '');
    // The vendor's client leaves empty elements out of the document and of the signature.
    if (value !== undefined && value !== '') values.set(name, value);
  }
  const isComplete = operation.required.every((name) => values.has(name));
  const isWellFormed = [...values].every(([name, value]) => GRAMMAR[name]?.test(value) ?? true);
  return isComplete && isWellFormed ? values : undefined;
}

function parse(xml: string): unknown {
  try {
    return parser.parse(xml);
  } catch {
    return undefined;
  }
}

function child(node: unknown, name: string): unknown {
  return isElement(node) && Object.hasOwn(node, name) ? node[name] : undefined;
}

/** `Data` holds one element named after the operation. */
function soleChild(node: unknown): unknown {
  const children = isElement(node) ? Object.values(node) : [];
  return children.length === 1 ? children[0] : undefined;
}

function text(node: unknown, name: string): string | undefined {
  const value = child(node, name);
  return typeof value === 'string' ? value : undefined;
}

function isElement(node: unknown): node is Record<string, unknown> {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}
