/** How a changeset stands in the changelogs: as it was written. All packages have one version, so none tells of another's. */

/** @type {{ getReleaseLine: (changeset: { summary: string }) => Promise<string>, getDependencyReleaseLine: () => Promise<string> }} */
const changelog = {
  getReleaseLine: async ({ summary }) => `- ${summary.trim().replaceAll(/\n(?=.)/g, "\n  ")}`,
  getDependencyReleaseLine: async () => "",
};

export default changelog;
