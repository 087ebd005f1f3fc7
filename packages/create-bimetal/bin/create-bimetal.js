#!/usr/bin/env node
import { main } from "create-bimetal";

process.exitCode = await main(process.argv.slice(2));
