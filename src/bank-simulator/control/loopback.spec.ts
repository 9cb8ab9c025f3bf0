import { isLoopback } from './loopback.js';

it.each(['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1', '::FFFF:127.0.0.1'])('%s is this machine', (address) => {
  expect(isLoopback(address)).toBe(true);
});

it.each(['', '10.0.0.1', '192.168.1.127', '::ffff:10.127.0.1', '127.evil.example', '::2'])('%s is not', (address) => {
  expect(isLoopback(address)).toBe(false);
});
