#!/usr/bin/env node
import "@bimetal/cli";
