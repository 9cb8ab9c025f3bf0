// The figures of a benchmark, for people.

/** Journeys, their ceilings, and where the time goes. */
export function journeyReport(result) {
  const { journeysPerSecond, journeyMs, processorMsPerJourney: cpu, ceilings, ratios, books, stepsMs } = result;
  return [
    `journeys a second        ${journeysPerSecond}   (ten requests each; medians of the rounds)`,
    `a journey, ms            ${spreadText(journeyMs)}`,
    `processor ms a journey   web ${cpu.web}, worker ${cpu.worker}, PostgreSQL ${cpu.postgresql}`,
    `bare node:http           ${ceilings.bareHttp}/s   portal/bare ${ratios.toBareHttp}`,
    ...(ceilings.pgbench === undefined
      ? []
      : [
          `pgbench reference        ${ceilings.pgbench}/s   portal/pgbench ${ratios.toPgbench}`,
          `both, one after another  ${ceilings.both}/s   portal/both ${ratios.toBoth}`,
        ]),
    `books                    ${books.payments} payments paid and equal to the cent, ${books.receiptsSent} receipts sent`,
    ...Object.entries(stepsMs).map(([step, ms]) => `  ${step.padEnd(23)}${spreadText(ms)}`),
    ...profileLines(result.profile),
  ].join('\n');
}

/** The home page, plain and compressed. */
export function homeReport({ profile, ...kinds }) {
  return [
    ...Object.entries(kinds).map(
      ([kind, { requestsPerSecond, bareHttp, ratio, bytes, ms, webProcessorMs }]) =>
        `home, ${kind.padEnd(6)} ${requestsPerSecond}/s (${bytes} bytes, web ${webProcessorMs} ms; ms ${spreadText(ms)})` +
        `   bare node:http ${bareHttp}/s   ratio ${ratio}`,
    ),
    ...profileLines(profile),
  ].join('\n');
}

function spreadText({ p50, p90, p99, max }) {
  return `p50 ${p50}  p90 ${p90}  p99 ${p99}  max ${max}`;
}

function profileLines(profile) {
  if (profile === undefined) return [];
  const lines = (entries) => entries.map(({ name, percent }) => `  ${String(percent).padStart(5)} %  ${name}`);
  return ['web, self time by package', ...lines(profile.packages), 'by function', ...lines(profile.functions)];
}
