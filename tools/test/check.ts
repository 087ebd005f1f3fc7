/** `npm run check`: everything but the tests. */
import { build, checks } from "./checks.ts";
import { runCheck } from "./run-check.ts";
import { format, sum } from "./tally.ts";

const tally = sum([build, ...checks].map(runCheck));
console.log(`\n${format(tally)}`);
process.exitCode = tally.failed > 0 ? 1 : 0;
