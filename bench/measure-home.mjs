// `npm run bench -- home`: requests a second of the home page, plain and compressed, beside a bare server with the same
// bytes.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { request } from 'undici';
import { freePorts, startInstallation } from './installation.mjs';
import { WrongAnswerError } from './journey.mjs';
import { citizenAddress, runLoad } from './load.mjs';
import { readProfile } from './profile.mjs';
import { recordedAnswer } from './recording.mjs';
import { median, tenth } from './statistics.mjs';

const WARM_UP_SECONDS = 1;
const KINDS = [
  { kind: 'plain', headers: {} },
  { kind: 'gzip', headers: { 'accept-encoding': 'gzip' } },
];

/**
 * @param {{ seconds: number, connections: number, rounds: number, profile: boolean }} options
 * @param {(line: string) => void} tell progress, for people
 */
export async function measureHome(options, tell) {
  tell('starting the portal');
  const installation = await startInstallation(options);
  try {
    return await measure(installation, options, tell);
  } finally {
    await installation.end();
  }
}

async function measure(installation, { seconds, connections, rounds, profile }, tell) {
  const { url } = installation;
  const pages = await Promise.all(KINDS.map((each) => readPage(url, each)));
  requireSamePage(pages);
  const bareUrl = await startBareServer(installation, pages);
  const load = (where, page, duration) => runLoad({ url: where, connections, seconds: duration, once: visitOf(page) });
  const results = Object.fromEntries(KINDS.map(({ kind }) => [kind, []]));
  for (const page of pages) {
    await load(url, page, WARM_UP_SECONDS);
    await load(bareUrl, page, WARM_UP_SECONDS);
  }
  for (let round = 1; round <= rounds; round += 1) {
    for (const page of pages) {
      const before = await installation.processorTime();
      const portal = await load(url, page, seconds);
      const webMs = ((await installation.processorTime()).web - before.web) / portal.count;
      const bare = await load(bareUrl, page, seconds);
      results[page.kind].push({ portal, bare, webMs });
      tell(`round ${round}, ${page.kind}: portal ${portal.perSecond}/s, bare HTTP ${bare.perSecond}/s`);
    }
  }
  const summary = Object.fromEntries(pages.map((page) => [page.kind, summarize(page, results[page.kind])]));
  if (!profile) return summary;
  await installation.endWeb();
  return { ...summary, profile: await readProfile(installation.profileFolder) };
}

async function readPage(url, { kind, headers }) {
  const answer = await request(`${url}/`, { headers });
  const bytes = Buffer.from(await answer.body.arrayBuffer());
  if (answer.statusCode !== 200) throw new WrongAnswerError(`home: ${answer.statusCode}`);
  const isCompressed = answer.headers['content-encoding'] === 'gzip';
  if (isCompressed !== (kind === 'gzip')) throw new WrongAnswerError(`home, ${kind}: not so encoded`);
  return { kind, headers, bytes, answer, text: (isCompressed ? gunzipSync(bytes) : bytes).toString('utf8') };
}

function requireSamePage([first, ...others]) {
  if (others.some(({ text }) => text !== first.text)) throw new WrongAnswerError('the home pages differ');
}

async function startBareServer(installation, pages) {
  const recording = pages.map(({ kind, bytes, answer }) => {
    const key = kind === 'gzip' ? 'GET / compressed' : 'GET /';
    return recordedAnswer({ key, status: 200, headers: answer.headers, bytes });
  });
  const file = join(installation.folder, 'home.json');
  await writeFile(file, JSON.stringify(recording));
  const [port] = await freePorts(1);
  const args = [String(port), file];
  await installation.startProgram({ name: 'bare', file: 'bench/bare-server.mjs', args, ready: 'Bare server ready' });
  return `http://127.0.0.1:${port}`;
}

/** Each answer must have as many bytes as the first one had. */
function visitOf({ kind, headers, bytes }) {
  return async (client, n) => {
    const sent = { ...headers, 'x-forwarded-for': citizenAddress(n) };
    const answer = await client.request({ path: '/', method: 'GET', headers: sent });
    const { byteLength } = await answer.body.arrayBuffer();
    if (answer.statusCode === 200 && byteLength === bytes.length) return;
    throw new WrongAnswerError(`home, ${kind}: ${answer.statusCode} with ${byteLength} bytes and not ${bytes.length}`);
  };
}

function summarize({ bytes }, rounds) {
  const middle = (valueOf) => median(rounds.map(valueOf));
  const portal = middle((round) => round.portal.perSecond);
  const bareHttp = middle((round) => round.bare.perSecond);
  return {
    bytes: bytes.length,
    requestsPerSecond: tenth(portal),
    bareHttp: tenth(bareHttp),
    ratio: Math.round((portal / bareHttp) * 1_000) / 1_000,
    ms: rounds.map((round) => round.portal.ms).at(-1),
    webProcessorMs: Math.round(middle((round) => round.webMs) * 1_000) / 1_000,
    rounds: rounds.map(({ portal: ours, bare }) => ({ portal: ours.perSecond, bare: bare.perSecond })),
  };
}
