import { GatewayError } from '../gateway-error.js';
import { macOf, type NamedValue, signedNames } from './mac.js';

/** One request to the back office; `fields` are the operation's own, named and ordered as in the XML. */
export interface BackOfficeRequest {
  readonly operation: 'ORDERSTATUS' | 'REFUND';
  /** The element below Data that carries the request. */
  readonly element: 'OrderStatus' | 'Refund';
  /** Local time in Italy, see `formatRomeTime`. */
  readonly timestamp: string;
  readonly requestReference: string;
  readonly fields: readonly NamedValue[];
}

/** The shop's identity towards the back office. */
export interface BackOfficeIdentity {
  readonly shopId: string;
  readonly operatorId: string;
}

/** What goes into XML and signed string: nothing that either would have to escape. */
const PLAIN_VALUE = /^[A-Za-z0-9:._-]+$/;

/**
 * The signed XML document of a request. What is signed repeats the elements in their order, with upper-case
 * names. Throws `MALFORMED` when a value could change the document's structure.
 */
export function backOfficeXml(request: BackOfficeRequest, identity: BackOfficeIdentity, key: string): string {
  const header: readonly NamedValue[] = [
    ['ShopID', identity.shopId],
    ['OperatorID', identity.operatorId],
    ['ReqRefNum', request.requestReference],
  ];
  const envelope: readonly NamedValue[] = [
    ['Operation', request.operation],
    ['Timestamp', request.timestamp],
  ];
  const signed = [...envelope, ...header, ...request.fields];
  const broken = signed.find(([, value]) => !PLAIN_VALUE.test(value));
  if (broken !== undefined) throw new GatewayError('MALFORMED', { reason: `wrong-${broken[0].toLowerCase()}` });
  const mac = macOf(signedNames(signed.map(([name, value]) => [name.toUpperCase(), value])), key);
  const data = element(request.element, element('Header', elements(header)) + elements(request.fields));
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    element(
      'BPWXmlRequest',
      element('Release', '02') + element('Request', elements([...envelope, ['MAC', mac]])) + element('Data', data),
    )
  );
}

function elements(fields: readonly NamedValue[]): string {
  return fields.map(([name, value]) => element(name, value)).join('');
}

function element(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}
