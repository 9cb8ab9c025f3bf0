import { XMLParser } from 'fast-xml-parser';
import { hmacHex, macOf, SHOP } from './shop-keys.js';

/** A reply of the back office, with what the tests look at taken out. */
export interface BackOfficeAnswer {
  readonly status: number;
  readonly result: string | undefined;
  readonly mac: string | undefined;
  readonly hasRightEnvelopeMac: boolean;
  /** Values of the Authorization or Operation in document order, MAC left out. */
  readonly element: Readonly<Record<string, string>> | undefined;
  readonly hasRightElementMac: boolean;
}

type Fields = readonly (readonly [signedName: string, element: string, value: string])[];

/** What a request may have of its own instead of the usual. */
export interface RequestChanges {
  readonly reqRefNum?: string;
  readonly mac?: string;
  readonly operatorId?: string;
}

let lastRequest = 0;

/** A ReqRefNum that no other request uses. */
export function newReqRefNum(): string {
  lastRequest += 1;
  return `20261123${String(lastRequest).padStart(24, '0')}`;
}

export function orderStatus(bankUrl: string, orderId: string, changes: RequestChanges = {}): Promise<BackOfficeAnswer> {
  return call(bankUrl, 'ORDERSTATUS', [['ORDERID', 'OrderID', orderId]], changes);
}

/** What a refund asks. */
export interface RefundFields {
  readonly orderId: string;
  readonly transactionCode: string;
  readonly amountCents: number;
  readonly currency?: string;
}

export function refund(bankUrl: string, fields: RefundFields, changes: RequestChanges = {}): Promise<BackOfficeAnswer> {
  return call(
    bankUrl,
    'REFUND',
    [
      ['TRANSACTIONID', 'TransactionID', fields.transactionCode],
      ['ORDERID', 'OrderID', fields.orderId],
      ['AMOUNT', 'Amount', String(fields.amountCents)],
      ['CURRENCY', 'Currency', fields.currency ?? '978'],
    ],
    changes,
  );
}

/** Posts raw text as the `data` field. */
export function postData(bankUrl: string, data: string, signal?: AbortSignal): Promise<Response> {
  const body = new URLSearchParams({ data });
  return fetch(`${bankUrl}/vpos/apibo/apiBOXML.app`, { method: 'POST', body, signal: signal ?? null });
}

async function call(
  bankUrl: string,
  operation: string,
  fields: Fields,
  changes: RequestChanges,
): Promise<BackOfficeAnswer> {
  const response = await postData(bankUrl, requestXml(operation, fields, changes));
  return answerOf(response.status, await response.text());
}

export function requestXml(operation: string, fields: Fields, changes: RequestChanges = {}): string {
  const timestamp = '2026-11-23T11:15:00.000';
  const header: Fields = [
    ['SHOPID', 'ShopID', SHOP.shopId],
    ['OPERATORID', 'OperatorID', changes.operatorId ?? SHOP.operatorId],
    ['REQREFNUM', 'ReqRefNum', changes.reqRefNum ?? newReqRefNum()],
  ];
  const signed = [...header, ...fields].map(([name, , value]) => [name, value] as const);
  const mac = changes.mac ?? macOf(SHOP.resultKey, [['OPERATION', operation], ['TIMESTAMP', timestamp], ...signed]);
  const xml = (list: Fields): string =>
    list.map(([, element, value]) => `<${element}>${value}</${element}>`).join('\n');
  const body = operation === 'REFUND' ? 'Refund' : 'OrderStatus';
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<BPWXmlRequest>
<Release>02</Release>
<Request><Operation>${operation}</Operation><Timestamp>${timestamp}</Timestamp><MAC>${mac}</MAC></Request>
<Data><${body}><Header>${xml(header)}</Header>${xml(fields)}</${body}></Data>
</BPWXmlRequest>`;
}

interface ReplyDocument {
  readonly BPWXmlResponse?: {
    readonly Timestamp: string;
    readonly Result: string;
    readonly MAC: string;
    readonly Data: '' | Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
}

function answerOf(status: number, xml: string): BackOfficeAnswer {
  const { BPWXmlResponse: reply } = new XMLParser({ parseTagValue: false }).parse(xml) as ReplyDocument;
  const [data] = Object.values(reply?.Data === '' ? {} : (reply?.Data ?? {}));
  const { MAC: elementMac, ...element } = data ?? {};
  return {
    status,
    result: reply?.Result,
    mac: reply?.MAC,
    hasRightEnvelopeMac: reply?.MAC === hmacHex(SHOP.resultKey, [reply?.Timestamp, reply?.Result].join('&')),
    element: data && element,
    hasRightElementMac: elementMac === hmacHex(SHOP.resultKey, Object.values(element).join('&')),
  };
}
