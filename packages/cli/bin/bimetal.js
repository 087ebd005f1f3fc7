#!/usr/bin/env node
import { main } from "@bimetal/cli";

process.exitCode = await main(process.argv.slice(2));
