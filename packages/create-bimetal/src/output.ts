import pc from "picocolors";

/** What the command says. Where a document is asked for, stdout has nothing else, and text for people goes to stderr. */
export interface Output {
  readonly say: (text: string) => void;
  /** What is left to do, a line each. */
  readonly warn: (lines: readonly string[]) => void;
  /** The document, if one is asked for. */
  readonly tell: (document: object) => void;
}

export function createOutput(json: boolean): Output {
  const say = (text: string): void => void (json ? process.stderr : process.stdout).write(`${text}\n`);
  return {
    say,
    warn: (lines) => {
      for (const line of lines) say(`${pc.yellow("!")} ${line}`);
    },
    tell: (document) => {
      if (json) process.stdout.write(`${JSON.stringify(document, undefined, 2)}\n`);
    },
  };
}
