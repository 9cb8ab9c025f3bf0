import { ChaosCommand } from './run-command.js';

describe('the command of the chaos runs', () => {
  const command = new ChaosCommand();

  afterEach(() => {
    command.stop();
  });

  it.each([
    [['--help'], 0, 'Usage: npm run test:chaos'],
    [['--payments', 'many'], 2, '--payments: a whole number'],
    [['--queue', 'rabbit'], 2, '--queue: postgresql or redis'],
    [['--faults', 'redis-full'], 2, 'redis-full is not a fault of this queue'],
    [['--fast'], 2, 'See --help.'],
  ])('%j ends with %i and says what it is about', async (args, expected, words) => {
    const { said, code } = await command.run(args);
    expect(said).toContain(words);
    expect(code).toBe(expected);
  });
});
