// A mail server that takes everything and keeps nothing, in a process of its own so that its time is not the portal's.
import { SMTPServer } from 'smtp-server';

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  logger: false,
  onData: (stream, _session, done) => {
    stream.on('end', done);
    stream.resume();
  },
});
server.on('error', () => undefined);
server.listen(Number(process.argv[2]), '127.0.0.1', () => process.stdout.write('Mail sink ready\n'));
process.once('SIGTERM', () => process.exit(0));
