// Ends before it is ready, with a reason in the form of a structured log.
process.stdout.write(`${JSON.stringify({ level: 60, msg: 'cannot start', err: { message: 'no such table' } })}\n`);
process.exit(1);
