/**
 * The second half of `npm run types`: the files that read data from outside, with unchecked index access forbidden.
 *
 * The compiler alone would report what they import too, down to the loops over numbers; so the files that
 * tsconfig.outside.json names are asked about one by one.
 */
import { relative } from 'node:path';
import ts from 'typescript';

const CONFIG = 'tsconfig.outside.json';

/** What the type check says about the files of a configuration, laid out as the compiler does; empty where all is well. */
export function complaints(config: string): string {
  const host: ts.ParseConfigFileHost = {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
      throw new Error(`${config}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
    },
  };
  const { fileNames = [], options = {}, errors = [] } = ts.getParsedCommandLineOfConfigFile(config, {}, host) ?? {};
  const program = ts.createProgram(fileNames, { ...options, noEmit: true });
  const found = fileNames.flatMap((name) => {
    const file = program.getSourceFile(name);
    return file ? [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)] : [];
  });
  return ts.formatDiagnostics([...errors, ...found], {
    getCurrentDirectory: () => process.cwd(),
    getCanonicalFileName: (name) => relative(process.cwd(), name) || name,
    getNewLine: () => '\n',
  });
}

/** Prints what is wrong; exit code 1 if anything is. */
export function main(): number {
  const text = complaints(CONFIG);
  if (text)
    console.error(
      `${text}\nWhere ${CONFIG} holds, what an index or a name finds may be undefined: check it before use.`,
    );
  return text ? 1 : 0;
}
