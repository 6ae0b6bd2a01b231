#!/usr/bin/env node
/**
 * The one door to this project's commands: `node scripts/run.mjs <task> [arguments]`.
 * It needs Node 18 and nothing else. It sees to a Node that the tools run on and to the npm packages,
 * then starts `scripts/tasks/<task>.ts` there. This file keeps to syntax that far older Nodes can read, so that they too
 * get a plain sentence instead of a syntax error.
 */
const OLDEST_TO_START_WITH = 18;

if (Number(process.versions.node.split('.')[0]) < OLDEST_TO_START_WITH) {
  console.error(
    `This is Node ${process.versions.node}, which is too old even to start with. Install Node 24 (https://nodejs.org) and run the command again.`,
  );
  process.exit(1);
}

import('./bootstrap/start-task.mjs').then(({ startTask }) =>
  startTask(process.argv[2], process.argv.slice(3)),
);
