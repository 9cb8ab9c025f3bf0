import { ReachableAddresses } from './reachable-addresses.js';

describe('where a webhook may go', () => {
  const production = new ReachableAddresses([]);

  it.each(['93.184.216.34', '2a00:1450:4002:411::200e', '172.32.0.1', '100.128.0.1'])('to %s, encrypted', (address) => {
    expect(production.mayReach(address, 'https:')).toBe(true);
    expect(production.mayReach(address, 'http:')).toBe(false);
  });

  it.each([
    ...['127.0.0.1', '10.1.2.3', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0'],
    ...['224.0.0.1', '255.255.255.255', '::1', '::', 'fe80::1', 'fd00::1', 'ff02::1', '::ffff:10.0.0.1'],
    ...['::ffff:7f00:1', '64:ff9b::a00:1', '2002:a00:1::', '::127.0.0.1', 'example.org', ''],
  ])('never to %s', (address) => {
    expect(production.mayReach(address, 'https:')).toBe(false);
    expect(production.mayReach(address, 'http:')).toBe(false);
  });

  it('to what the installation lists; in clear text on this machine only', () => {
    const listing = new ReachableAddresses(['10.20.0.0/16', '127.0.0.0/8', '::1']);
    expect(listing.mayReach('10.20.3.4', 'https:')).toBe(true);
    expect(listing.mayReach('10.20.3.4', 'http:')).toBe(false);
    expect(listing.mayReach('10.21.3.4', 'https:')).toBe(false);
    expect(listing.mayReach('127.0.0.1', 'http:')).toBe(true);
    expect(listing.mayReach('::1', 'http:')).toBe(true);
  });
});
