/** For the workflow, as the outputs of a step: the version, and whether something of it is still to be published. */

import { root } from "../../setup/root.mjs";
import { orderReleases, UNRELEASED } from "./publish/order.ts";
import { isThere } from "./publish/package.ts";

const last = orderReleases(root).at(-1);
if (last === undefined) throw new Error("nothing of this repository is published");
const isNew = last.version !== UNRELEASED && !(await isThere(root, last));
console.log(`version=${last.version}\nnew=${isNew}`);
