import { BlockList, isIP } from 'node:net';

// What is not the public internet (IANA's special-purpose registries): this machine, private and link-local networks,
// shared and test addresses, multicast, and IPv6 ways into IPv4 addresses that a check of the outer address would miss.
const NOT_PUBLIC = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4'],
  ...['::/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32', '2002::/16', 'fc00::/7'],
  ...['fe80::/10', 'fec0::/10', 'ff00::/8'],
];
const LOOPBACK = ['127.0.0.0/8', '::1'];

/** Which addresses a webhook may be sent to: the public ones, and those that the installation lists. */
export class ReachableAddresses {
  private readonly notPublic = listOf(NOT_PUBLIC);
  private readonly loopback = listOf(LOOPBACK);
  private readonly listed: BlockList;

  /** @param networks addresses and networks that may be reached although they are not public. */
  constructor(networks: readonly string[]) {
    this.listed = listOf(networks);
  }

  /** Whether this IP address may be connected to; in clear text only on this machine. */
  mayReach(address: string, protocol: 'http:' | 'https:'): boolean {
    if (isIP(address) === 0) return false;
    if (protocol === 'http:' && !contains(this.loopback, address)) return false;
    return contains(this.listed, address) || !contains(this.notPublic, address);
  }
}

function contains(list: BlockList, address: string): boolean {
  // An IPv4 address inside an IPv6 one is checked by the rules of IPv4: BlockList does that by itself.
  return list.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6');
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    const family = isIP(address) === 4 ? 'ipv4' : 'ipv6';
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return list;
}
