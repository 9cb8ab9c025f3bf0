// `npm run bench -- journey`: whole journeys a second, beside what HTTP and PostgreSQL could do at most on this
// machine.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Ledger } from './books.mjs';
import { freePorts, startInstallation } from './installation.mjs';
import { journeyMaker, STEPS } from './journey.mjs';
import { runLoad } from './load.mjs';
import { readProfile } from './profile.mjs';
import { recordedAnswer } from './recording.mjs';
import { prepareReference } from './reference.mjs';
import { median, spread, tenth } from './statistics.mjs';

const LONGEST_WARM_UP_SECONDS = 2;
/** pgbench gets as many connections as the portal's own pool has. */
const DATABASE_CONNECTIONS = 6;
const DRAIN_WITHIN_MS = 30_000;
const UNDONE = `
  select (select count(*) from outbox where done_at is null)
       + (select count(*) from receipt_delivery where state <> 'sent') as undone`;

/**
 * @param {{ seconds: number, connections: number, rounds: number, profile: boolean }} options
 * @param {(line: string) => void} tell progress, for people
 */
export async function measureJourney(options, tell) {
  tell('starting the portal');
  const installation = await startInstallation(options);
  try {
    return await measure(installation, options, tell);
  } finally {
    await installation.end();
  }
}

async function measure(installation, { seconds, connections, rounds, profile }, tell) {
  const { url, resultKey } = installation;
  const ledger = new Ledger();
  const latencies = new Map(STEPS.map((step) => [step, []]));
  const onPaid = (payment) => ledger.add(payment);
  const load = (where, once, duration = seconds) => runLoad({ url: where, connections, seconds: duration, once });

  const bareUrl = await startBareServer(installation, onPaid);
  const bareJourney = journeyMaker({ resultKey });
  const reference = await prepareReference(installation);
  tell('warming up');
  const warmUp = Math.min(seconds, LONGEST_WARM_UP_SECONDS);
  await load(url, journeyMaker({ resultKey, onPaid }), warmUp);
  await load(bareUrl, bareJourney, warmUp);
  const portalJourney = journeyMaker({ resultKey, onPaid, onAnswer: (step, ms) => latencies.get(step).push(ms) });
  const results = [];
  for (let round = 1; round <= rounds; round += 1) {
    await drain(installation);
    const before = await installation.processorTime();
    const portal = await load(url, portalJourney);
    const processorMs = perJourney(before, await installation.processorTime(), portal.count);
    const undoneReceipts = await drain(installation);
    const bare = await load(bareUrl, bareJourney);
    const pgbench = await reference?.(seconds, DATABASE_CONNECTIONS);
    results.push({ portal, processorMs, bare, pgbench, undoneReceipts });
    tell(`round ${round}: portal ${portal.perSecond}/s, bare HTTP ${bare.perSecond}/s, pgbench ${pgbench ?? '-'}/s`);
  }
  const books = await ledger.compareWith(installation.sql);
  const summary = { ...summarize(results), books, stepsMs: stepsOf(latencies), rounds: results };
  if (!profile) return summary;
  await installation.endWeb();
  return { ...summary, profile: await readProfile(installation.profileFolder) };
}

/** Records one journey, answer by answer, and has a bare server repeat it. */
async function startBareServer(installation, onPaid) {
  const recording = [];
  const onAnswer = (_step, _ms, answer) => recording.push(recordedAnswer(answer));
  const { url, resultKey, folder } = installation;
  await runLoad({ url, connections: 1, seconds: 0.001, once: journeyMaker({ resultKey, onAnswer, onPaid }) });
  const file = join(folder, 'journey.json');
  await writeFile(file, JSON.stringify(recording));
  const [port] = await freePorts(1);
  const args = [String(port), file];
  await installation.startProgram({ name: 'bare', file: 'bench/bare-server.mjs', args, ready: 'Bare server ready' });
  return `http://127.0.0.1:${port}`;
}

/** Lets the worker finish, so that its receipts do not weigh on the next measure; says how many it left undone. */
async function drain({ sql }) {
  const endsAt = performance.now() + DRAIN_WITHIN_MS;
  for (;;) {
    const undone = Number((await sql.query(UNDONE)).rows[0].undone);
    if (undone === 0 || performance.now() > endsAt) return undone;
    await pause(200);
  }
}

function perJourney(before, after, count) {
  const entries = Object.keys(before).map((name) => [name, tenth((after[name] - before[name]) / count)]);
  return Object.fromEntries(entries);
}

function summarize(rounds) {
  const middle = (valueOf) => tenth(median(rounds.map(valueOf)));
  const portal = middle((round) => round.portal.perSecond);
  const bareHttp = middle((round) => round.bare.perSecond);
  const pgbench = rounds[0].pgbench === undefined ? undefined : middle((round) => round.pgbench);
  // One after the other on the same cores: what a portal without any work of its own could reach.
  const both = pgbench === undefined ? undefined : tenth(1 / (1 / bareHttp + 1 / pgbench));
  const ratio = (ceiling) => (ceiling === undefined ? undefined : Math.round((portal / ceiling) * 1_000) / 1_000);
  return {
    journeysPerSecond: portal,
    journeyMs: Object.fromEntries(
      ['p50', 'p90', 'p99', 'max'].map((name) => [name, middle((round) => round.portal.ms[name])]),
    ),
    processorMsPerJourney: {
      web: middle((round) => round.processorMs.web),
      worker: middle((round) => round.processorMs.worker),
      postgresql: middle((round) => round.processorMs.postgresql),
    },
    ceilings: { bareHttp, pgbench, both },
    ratios: { toBareHttp: ratio(bareHttp), toPgbench: ratio(pgbench), toBoth: ratio(both) },
  };
}

function stepsOf(latencies) {
  return Object.fromEntries([...latencies].map(([step, values]) => [step, spread(values)]));
}
