// Says that it is ready and stays until it is asked to end.
process.stdout.write(`ready ${process.pid}\n`);
process.on('SIGTERM', () => process.exit(0));
setInterval(() => undefined, 60_000);
