import type { Command, CommanderError, HelpConfiguration, Option } from 'commander';

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'Uso:',
  'Arguments:': 'Argomenti:',
  'Options:': 'Opzioni:',
  'Commands:': 'Comandi:',
};

/** Commander's help in the operator's language; the first page lists every command with its group. */
export const italianHelp: HelpConfiguration = {
  styleTitle: (title) => TITLES[title] ?? title,
  visibleCommands: leavesOf,
  subcommandTerm: pathOf,
  optionDescription: describeOption,
};

/** `[opzioni] <file>`: how the arguments of a command are written. */
export function usageOf(command: Command): string {
  const names = command.registeredArguments.map((argument) => {
    const name = argument.variadic ? `${argument.name()}...` : argument.name();
    return argument.required ? `<${name}>` : `[${name}]`;
  });
  return ['[opzioni]', ...names].join(' ');
}

/** What was wrong with the call; undefined when the help itself is the answer. */
export function describeWrongUse({ code, message }: CommanderError): string | undefined {
  const quoted = /'([^']+)'/.exec(message)?.[1] ?? '';
  const suggestion = /Did you mean (?:one of )?([^?]+)\?/.exec(message)?.[1];
  const hint = suggestion === undefined ? '' : ` Forse: ${suggestion}?`;
  switch (code) {
    case 'commander.unknownCommand':
      return `Comando sconosciuto: ${quoted}.${hint}`;
    case 'commander.unknownOption':
      return `Opzione sconosciuta: ${quoted}.${hint}`;
    case 'commander.missingArgument':
      return `Manca l'argomento ${quoted}.`;
    case 'commander.excessArguments':
      return 'Ci sono argomenti di troppo.';
    case 'commander.optionMissingArgument':
      return `Manca il valore dell'opzione ${quoted}.`;
    case 'commander.missingMandatoryOptionValue':
      return `Manca l'opzione ${quoted}.`;
    case 'commander.invalidArgument':
      return `Valore non valido per ${quoted}. ${reasonIn(message)}`.trim();
    default:
      return undefined;
  }
}

/** What the option itself says is Italian; what commander says of a choice is not. */
function reasonIn(message: string): string {
  const reason = /is invalid\. (.+)/.exec(message)?.[1] ?? '';
  return reason.replace(/^Allowed choices are /, 'Scegli fra ');
}

function leavesOf(command: Command): Command[] {
  return command.commands.flatMap((child) => (child.commands.length > 0 ? leavesOf(child) : [child]));
}

function pathOf(command: Command): string {
  const { parent } = command;
  const isTopLevel = parent === null || parent.parent === null;
  return isTopLevel ? command.name() : `${pathOf(parent)} ${command.name()}`;
}

function describeOption({ description, defaultValue, argChoices }: Option): string {
  const notes = [
    ...(argChoices === undefined ? [] : [`uno di: ${argChoices.join(', ')}`]),
    ...(defaultValue === undefined || typeof defaultValue === 'boolean' ? [] : [`se manca: ${String(defaultValue)}`]),
  ];
  return notes.length === 0 ? description : `${description} (${notes.join('; ')})`;
}
