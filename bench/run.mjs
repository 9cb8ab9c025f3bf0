// `npm run bench -- journey` and `npm run bench -- home`: figures of this machine, now. They are no goals, and no test
// asserts them; a wrong answer ends the run with 1.
import { loadavg } from 'node:os';
import { Command, InvalidArgumentError } from 'commander';
import { prepare } from '../scripts/prepare.mjs';

const LONGEST_ROUND_SECONDS = 600;

const program = new Command('npm run bench --').description(
  'Measures the portal beside the ceilings of this machine, in interleaved rounds. It starts everything it needs on\n' +
    'free ports of 127.0.0.1 and removes it at the end. Exit status: 1 after any wrong answer.',
);
declare('journey', 'whole journeys a second: form, review, payment, bank, outcome, receipt', async () => {
  const { measureJourney } = await import('./measure-journey.mjs');
  const { journeyReport } = await import('./report.mjs');
  return { measure: measureJourney, report: journeyReport };
});
declare('home', 'requests a second of the home page, plain and compressed', async () => {
  const { measureHome } = await import('./measure-home.mjs');
  const { homeReport } = await import('./report.mjs');
  return { measure: measureHome, report: homeReport };
});
await program.parseAsync();

function declare(name, summary, load) {
  program
    .command(name)
    .description(summary)
    .option('--seconds <n>', 'of each measure in each round', number(0.1, LONGEST_ROUND_SECONDS), 8)
    .option('--connections <n>', 'citizens at the same time', number(1, 1_000), 16)
    .option('--rounds <n>', 'of portal and ceilings, one after the other', number(1, 100), 3)
    .option('--profile', 'also say where the web process spends its time (slows it down a little)', false)
    .option('--json', 'figures for programs on stdout', false)
    .action(async ({ json, ...options }) => {
      await prepare();
      const { measure, report } = await load();
      const loadBefore = loadavg()[0];
      const result = await measure(options, (line) => process.stderr.write(`${line}\n`));
      const machine = { loadAverageBefore: round(loadBefore), loadAverageAfter: round(loadavg()[0]) };
      const load1 = `load average             ${machine.loadAverageBefore} before, ${machine.loadAverageAfter} after`;
      process.stdout.write(
        json ? `${JSON.stringify({ name, ...result, machine })}\n` : `${report(result)}\n${load1}\n`,
      );
      process.exit(0);
    });
}

function number(min, max) {
  return (text) => {
    const value = Number(text);
    if (text.trim() !== '' && value >= min && value <= max) return value;
    throw new InvalidArgumentError(`Expected a number from ${min} to ${max}.`);
  };
}

function round(value) {
  return Math.round(value * 100) / 100;
}
