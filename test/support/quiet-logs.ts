import { Logger } from '@nestjs/common';

// What the code under test logs is looked at by the tests of logging; elsewhere it hides the results.
Logger.overrideLogger(false);
