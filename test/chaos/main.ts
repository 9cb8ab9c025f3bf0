import { HELP, OptionError, readOptions } from './options.js';
import { runChaos } from './run/chaos-run.js';
import { failuresOf, reportOf } from './run/report.js';
import { hasRedis } from './site/redis-server.js';

const NO_REDIS = `--queue redis needs the program redis-server, which is not on this machine.
Install it first: apt-get install redis-server (Debian, Ubuntu), brew install redis (macOS).
`;

/** The command: 0 when all books agree, 1 when they do not, 2 when it could not begin. */
async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') {
    process.stdout.write(HELP);
    return 0;
  }
  if (options.queue === 'redis' && !hasRedis()) {
    process.stderr.write(NO_REDIS);
    return 2;
  }
  const result = await runChaos(options, (line) => process.stdout.write(`${line}\n`));
  process.stdout.write(`\n${reportOf(result)}`);
  return failuresOf(result).length === 0 ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    const isAsked = error instanceof OptionError;
    process.stderr.write(
      isAsked ? `${error.message}\nSee --help.\n` : `${error instanceof Error ? (error.stack ?? '') : String(error)}\n`,
    );
    process.exit(isAsked ? 2 : 1);
  },
);
