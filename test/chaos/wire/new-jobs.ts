const JOB_ID = /delivery-(\d+)-\d+/g;
/** The job's name travels only when it is added, not when it is taken or finished. */
const JOB_NAME = 'send-receipt';

/** The deliveries whose jobs are being added by this text, on its way to PostgreSQL or to Redis. */
export function newJobsIn(text: string): string[] {
  if (!text.includes(JOB_NAME)) return [];
  return [...new Set([...text.matchAll(JOB_ID)].map(([, id = '']) => id))];
}
